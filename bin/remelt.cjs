#!/usr/bin/env node
/* Starts Remelt on whatever Node the machine has, so no new syntax: a Node that is too old hands over or says the cure. */
var fs = require('fs');
var path = require('path');

var LEAST = 24;
var root = path.join(__dirname, '..');
var built = path.join(root, 'dist', 'main.js');
var source = path.join(root, 'src', 'faces', 'cli', 'main.ts');

/* A clone runs its build while no source is newer; the installed package has a build only. */
function program() {
  if (!fs.existsSync(source)) return built;
  return fs.existsSync(built) && !newer(path.join(root, 'src'), fs.statSync(built).mtime) ? built : source;
}

/* True when a file or a list of files at this path or below was changed after that time. */
function newer(place, time) {
  var stat = fs.statSync(place);
  if (stat.mtime > time) return true;
  if (!stat.isDirectory()) return false;
  return fs.readdirSync(place).some(function (name) {
    return newer(path.join(place, name), time);
  });
}

/* The Node that npm put beside Remelt (package "node"), if its install script was allowed to. */
function packagedNode() {
  try {
    var folder = path.dirname(require.resolve('node/package.json'));
    var file = path.join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
    return fs.existsSync(file) ? file : null;
  } catch (_error) {
    return null;
  }
}

function handOver(node) {
  var argv = [__filename].concat(process.argv.slice(2));
  var child = require('child_process').spawn(node, argv, { stdio: 'inherit' });
  var pass = function (signal) {
    process.on(signal, function () {
      /* On Windows the console tells the child itself, and to kill it would leave it no time to stop. */
      if (signal !== 'SIGINT' || process.platform !== 'win32') child.kill(signal);
    });
  };
  ['SIGINT', 'SIGTERM', 'SIGHUP'].forEach(pass);
  child.on('error', refuse);
  child.on('close', function (code, signal) {
    process.exit(code === null ? 128 + (require('os').constants.signals[signal] || 0) : code);
  });
}

function refuse() {
  console.error(
    'remelt: Node ' +
      LEAST +
      ' or later is needed and this is Node ' +
      process.versions.node +
      ': install it from https://nodejs.org, or install Remelt again without --ignore-scripts.',
  );
  process.exit(5);
}

function start() {
  if (parseInt(process.versions.node, 10) >= LEAST) {
    /* Compiled modules are kept between runs: a short command starts in half the time. */
    require('module').enableCompileCache();
    require(program()).start();
    return;
  }
  var node = process.env.REMELT_HANDED_OVER ? null : packagedNode();
  if (node === null) refuse();
  else {
    process.env.REMELT_HANDED_OVER = '1';
    handOver(node);
  }
}

start();
