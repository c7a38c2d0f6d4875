import { InputError } from '../../foundation/errors.ts';

/** How a server is run by the system: by whom, from where, with what. */
export interface ServiceOrder {
  /** Account of the computer. */
  readonly user: string;
  /** Program and its first words: `node remelt.cjs`. Absolute paths. */
  readonly program: readonly string[];
  /** What it is, in words. Default: the server of the plant. */
  readonly what?: string;
  /** Words of `remelt serve`, or of `remelt work`. */
  readonly serve: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  /** File with further settings, for what others of the computer must not read in the unit. */
  readonly environmentFile?: string;
}

/** What stands for the name of a unit that is one of a template. */
export const INSTANCE = '%i';

/** How long a server that is ended may take: what it answers is answered, and a copy that it writes is let go [s]. */
const STOP_S = 90;

/**
 * A unit of systemd. The disk of the plant stays open to it, since the folder for copies is named in the browser; the system is not. Code is
 * compiled while it runs, so memory may be made executable. Throws InputError for an account or a path that no unit can name.
 */
export function systemdUnit({
  user,
  program,
  serve,
  environment,
  environmentFile,
  what = 'the server of the plant',
}: ServiceOrder): string {
  if (!/^[A-Za-z_][A-Za-z0-9_.-]{0,31}$/.test(user))
    throw new InputError(`"${user.slice(0, 60)}" is not an account that a unit can name`, {
      path: '--user',
      value: user.slice(0, 60),
      allowed: 'letters, digits, _ . and -, beginning with a letter',
      cure: 'make an account for the server alone, and name it',
    });
  return `[Unit]
Description=Remelt, ${what}
After=network-online.target
Wants=network-online.target

[Service]
Type=exec
User=${user}
ExecStart=${[...program, ...serve].map((word) => (word === INSTANCE ? word : quoted(word).replaceAll('$', '$$$$'))).join(' ')}
${Object.entries(environment)
  .map(([name, value]) => `Environment=${quoted(`${name}=${value}`)}\n`)
  .join('')}${environmentFile === undefined ? '' : `EnvironmentFile=${environmentFile}\n`}Restart=on-failure
RestartSec=5
TimeoutStopSec=${STOP_S}
KillMode=mixed
UMask=0077
NoNewPrivileges=yes
CapabilityBoundingSet=
ProtectSystem=full
PrivateTmp=yes
ProtectKernelTunables=yes
ProtectKernelModules=yes
ProtectKernelLogs=yes
ProtectControlGroups=yes
ProtectClock=no
ProtectHostname=yes
RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX AF_NETLINK
RestrictNamespaces=yes
RestrictRealtime=yes
RestrictSUIDSGID=yes
LockPersonality=yes
SystemCallArchitectures=native

[Install]
WantedBy=multi-user.target
`;
}

/** A word of a unit: in quotes, its own quotes, backslashes and per cent signs as the unit reads them. Throws InputError for a line end. */
function quoted(word: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a unit has one setting a line
  if (/[\x00-\x1f\x7f]/.test(word))
    throw new InputError('a path of a service cannot have a line end or another control sign', {
      path: '--data',
      value: JSON.stringify(word.slice(0, 100)),
    });
  return `"${word.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('%', '%%')}"`;
}

/** Lines for PowerShell, run as administrator: a task that starts with the computer and again when it ends. */
export function windowsRecipe({ user, program, serve, environment }: ServiceOrder): string {
  const [node = '', ...words] = program;
  const argument = [...words, ...serve].map((word) => (/[\s"]/.test(word) ? `"${word}"` : word)).join(' ');
  return `# Run in PowerShell as administrator; it asks for the password of ${user}.
${Object.entries(environment)
  .map(([name, value]) => `[Environment]::SetEnvironmentVariable(${said(name)}, ${said(value)}, 'Machine')\n`)
  .join('')}$action = New-ScheduledTaskAction -Execute ${said(node)} -Argument ${said(argument)}
$trigger = New-ScheduledTaskTrigger -AtStartup
$settings = New-ScheduledTaskSettingsSet -RestartCount 999 -RestartInterval (New-TimeSpan -Minutes 1) -ExecutionTimeLimit 0
$who = Get-Credential -UserName ${said(user)} -Message 'Account of the server'
Register-ScheduledTask -TaskName Remelt -Action $action -Trigger $trigger -Settings $settings -User $who.UserName -Password $who.GetNetworkCredential().Password
Start-ScheduledTask -TaskName Remelt
`;
}

/** A text of PowerShell that nothing in it can end. */
const said = (text: string): string => `'${text.replaceAll("'", "''")}'`;
