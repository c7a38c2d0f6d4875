/* Runs on whatever Node the machine has (no new syntax): installs the locked dependencies when they are missing or stale. */
var fs = require('fs');
var path = require('path');
var child = require('child_process');

var root = path.join(__dirname, '..');
var mark = path.join(root, 'node_modules', '.package-lock.json');
var lock = path.join(root, 'package-lock.json');
var runtime = path.join(
  root,
  'node_modules',
  'node',
  'bin',
  process.platform === 'win32' ? 'node.exe' : 'node',
);

function stale() {
  if (!fs.existsSync(mark) || !fs.existsSync(runtime)) return true;
  return !sameLock();
}

function sameLock() {
  var have = JSON.parse(fs.readFileSync(mark, 'utf8')).packages;
  var want = JSON.parse(fs.readFileSync(lock, 'utf8')).packages;
  for (var name in have) if (!want[name] || want[name].version !== have[name].version) return false;
  for (var wanted in want) if (wanted && !want[wanted].optional && !have[wanted]) return false;
  return true;
}

if (stale()) {
  var started = Date.now();
  console.error('remelt: first run, installing the locked dependencies (npm ci) ...');
  var done = child.spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (done.status !== 0) {
    console.error(
      'remelt: npm ci failed (exit ' +
        done.status +
        '); check the connection to the npm registry and run it again.',
    );
    process.exit(5);
  }
  console.error('remelt: installed in ' + ((Date.now() - started) / 1000).toFixed(1) + ' s');
}
