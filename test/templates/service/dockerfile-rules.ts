import { type Copy, type Dockerfile, DockerfileParser, type Instruction, JSONInstruction } from 'dockerfile-ast';

/** One or more rules of hadolint that ask the same of a Dockerfile. */
export interface DockerfileRule {
  readonly ids: readonly string[];
  /** Whether a Dockerfile keeps them. */
  readonly holds: (dockerfile: Dockerfile) => boolean;
  /** A Dockerfile that breaks them: a check that can't fail would be none. */
  readonly offence: string;
}

export const parse = (text: string) => DockerfileParser.parse(text);
const all = (file: Dockerfile, keyword: string) =>
  file.getInstructions().filter((one) => one.getKeyword() === keyword.toUpperCase());
const content = (one: Instruction) => one.getArgumentsContent() ?? '';
const words = (one: Instruction) => content(one).split(/\s+/);
/** Source, options and destination apart from each other. */
const paths = (copy: Instruction) => words(copy).filter((word) => !word.startsWith('--'));

/** What a RUN starts, with its arguments: `python -m pip install …`. */
export function commands(file: Dockerfile): string[] {
  return all(file, 'RUN').flatMap((run) =>
    content(run)
      .replace(/\\\r?\n/g, ' ')
      .split(/&&|\|\||[;|)]/)
      .map((command) => command.trim())
      .filter(Boolean),
  );
}
const runs = (file: Dockerfile, names: RegExp) => commands(file).some((command) => names.test(command));
const never = (ids: readonly string[], names: RegExp, offence: string): DockerfileRule => ({
  ids,
  holds: (file) => !runs(file, names),
  offence: `FROM a:1\nRUN ${offence}`,
});
/** Stages, each with its instructions. */
function stages(file: Dockerfile): Instruction[][] {
  return file.getInstructions().reduce<Instruction[][]>((found, one) => {
    if (one.getKeyword() === 'FROM') found.push([]);
    found.at(-1)?.push(one);
    return found;
  }, []);
}
const atMostOne = (id: string, keyword: string): DockerfileRule => ({
  ids: [id],
  holds: (file) => stages(file).every((stage) => stage.filter((one) => one.getKeyword() === keyword).length <= 1),
  offence: `FROM a:1\n${keyword} ["a"]\n${keyword} ["b"]`,
});
const stageNames = (file: Dockerfile) => file.getFROMs().flatMap((from) => from.getBuildStage() ?? []);

/** Those that say something about a Dockerfile like ours. Ids and what they ask for are hadolint's. */
export const dockerfileRules: readonly DockerfileRule[] = [
  {
    ids: ['DL1001'],
    // At the top of a file, the parser takes such a line for a directive.
    holds: (file) =>
      ![...file.getComments().map((comment) => comment.getContent()), ...file.getDirectives().map(String)].some(
        (line) => /hadolint(\s+(global\s+)?ignore|=)/.test(line ?? ''),
      ),
    offence: 'FROM a\n# hadolint ignore=DL3006\nRUN b',
  },
  {
    ids: ['DL3000'],
    holds: (file) => all(file, 'WORKDIR').every((one) => /^["']?[/$]/.test(content(one))),
    offence: 'FROM a:1\nWORKDIR app',
  },
  never(['DL3001'], /^(free|kill|mount|ps|service|shutdown|ssh|top|vim|ifconfig)\b/, 'ps'),
  {
    ids: ['DL3002'],
    holds: (file) => !/^(root|0)(:|$)/.test(content(all(file, 'USER').at(-1) ?? (file.getFROMs()[0] as Instruction))),
    offence: 'FROM a:1\nUSER root',
  },
  never(['DL3003'], /^cd\b/, 'cd /app'),
  never(['DL3004'], /^sudo\b/, 'sudo true'),
  {
    ids: ['DL3006', 'DL3007'],
    holds: (file) => baseImages(file).every((image) => /(:(?!latest\b)[\w.-]+|@sha256:[0-9a-f]{64})$/.test(image)),
    offence: 'FROM python:latest',
  },
  never(
    ['DL3008', 'DL3009', 'DL3014', 'DL3015', 'DL3027'],
    /^apt(-get)?\b/,
    'apt-get update && apt-get install curl && apt upgrade',
  ),
  never(['DL3010'], /^tar\b/, 'tar -xf /a.tar'),
  {
    ids: ['DL3011'],
    holds: (file) =>
      all(file, 'EXPOSE').every((one) => words(one).every((port) => Number.parseInt(port, 10) <= 65_535)),
    offence: 'FROM a:1\nEXPOSE 80000',
  },
  atMostOne('DL3012', 'HEALTHCHECK'),
  {
    ids: ['DL3013', 'DL3042'],
    holds: (file) =>
      commands(file)
        .filter((command) => /^(python3? -m )?pip3? install/.test(command))
        .every((command) => / (-r|--requirement) /.test(command) && command.includes(' --no-cache-dir')),
    offence: 'FROM a:1\nRUN pip install flask',
  },
  never(['DL3016', 'DL3060'], /^(npm|yarn)\b/, 'npm install x && yarn install'),
  never(['DL3018', 'DL3019'], /^apk\b/, 'apk add curl'),
  {
    ids: ['DL3020'],
    holds: (file) => all(file, 'ADD').length === 0,
    offence: 'FROM a:1\nADD a /a',
  },
  {
    ids: ['DL3021'],
    holds: (file) => all(file, 'COPY').every((copy) => paths(copy).length <= 2 || paths(copy).at(-1)?.endsWith('/')),
    offence: 'FROM a:1\nCOPY a b /c',
  },
  {
    ids: ['DL3022', 'DL3023'],
    holds: (file) =>
      stages(file).every((stage, place) =>
        stage
          .filter((one) => one.getKeyword() === 'COPY')
          .flatMap((copy) => (copy as Copy).getFromFlag()?.getValue() ?? [])
          .every((from) =>
            file
              .getFROMs()
              .slice(0, place)
              .some((before) => before.getBuildStage() === from),
          ),
      ),
    offence: 'FROM a:1 AS one\nCOPY --from=one /a /b',
  },
  {
    ids: ['DL3024'],
    holds: (file) => new Set(stageNames(file)).size === stageNames(file).length,
    offence: 'FROM a:1 AS one\nFROM b:1 AS one',
  },
  {
    ids: ['DL3025'],
    holds: (file) =>
      [...all(file, 'CMD'), ...all(file, 'ENTRYPOINT')].every(
        (one) => one instanceof JSONInstruction && one.getOpeningBracket() !== null,
      ),
    offence: 'FROM a:1\nENTRYPOINT python',
  },
  {
    ids: ['DL3026'],
    // No registry in front of it: the official images of Docker Hub.
    holds: (file) => baseImages(file).every((image) => /^python:/.test(image)),
    offence: 'FROM example.com/python:3',
  },
  never(['DL3028'], /^gem\b/, 'gem install x'),
  {
    ids: ['DL3029', 'DL3065'],
    holds: (file) =>
      file.getFROMs().every((from) => [undefined, null, '$BUILDPLATFORM'].includes(from.getPlatformFlag()?.getValue())),
    offence: 'FROM --platform=$TARGETPLATFORM a:1\nFROM --platform=linux/arm64 a:1',
  },
  never(['DL3030', 'DL3032', 'DL3033', 'DL3038', 'DL3040', 'DL3041'], /^(yum|dnf|microdnf)\b/, 'yum install x'),
  never(['DL3034', 'DL3035', 'DL3036', 'DL3037'], /^zypper\b/, 'zypper install x'),
  { ids: ['DL3043'], holds: (file) => all(file, 'ONBUILD').length === 0, offence: 'FROM a:1\nONBUILD FROM b' },
  {
    ids: ['DL3044'],
    holds: (file) =>
      file.getENVs().every((env) => {
        const names = env.getProperties().map((property) => property.getName());
        return env.getVariables().every((variable) => !names.includes(variable.getName()));
      }),
    offence: 'FROM a:1\nENV A=1 B=$A',
  },
  {
    ids: ['DL3045'],
    holds: (file) =>
      stages(file).every((stage) =>
        stage.every(
          (one, place) =>
            one.getKeyword() !== 'COPY' ||
            paths(one).at(-1)?.startsWith('/') ||
            stage.slice(0, place).some((before) => before.getKeyword() === 'WORKDIR'),
        ),
      ),
    offence: 'FROM a:1\nCOPY a b',
  },
  never(['DL3046'], /^(useradd|adduser)\b/, 'useradd --uid 1000000 me'),
  never(['DL3047', 'DL4001'], /^(wget|curl)\b/, 'wget https://example.com && curl https://example.com'),
  {
    ids: ['DL3048', 'DL3050', 'DL3051', 'DL3052', 'DL3053', 'DL3054', 'DL3055', 'DL3056', 'DL3058'],
    holds: (file) => all(file, 'LABEL').length === 0,
    offence: 'FROM a:1\nLABEL io.docker.x=""',
  },
  { ids: ['DL3049'], holds: (file) => all(file, 'LABEL').length > 0, offence: 'FROM a:1' },
  { ids: ['DL3057'], holds: (file) => all(file, 'HEALTHCHECK').length > 0, offence: 'FROM a:1' },
  {
    ids: ['DL3059'],
    holds: (file) =>
      file
        .getInstructions()
        .every((one, place, list) => one.getKeyword() !== 'RUN' || list[place + 1]?.getKeyword() !== 'RUN'),
    offence: 'FROM a:1\nRUN a\nRUN b',
  },
  {
    ids: ['DL3061'],
    holds: (file) => ['ARG', 'FROM'].includes(file.getInstructions()[0]?.getKeyword() ?? ''),
    offence: 'RUN a\nFROM a:1',
  },
  never(['DL3062'], /^go\b/, 'go install example.com/x'),
  {
    ids: ['DL3063'],
    holds: (file) => !stageNames(file).some((name) => ['scratch', 'context'].includes(name)),
    offence: 'FROM a:1 AS context',
  },
  {
    ids: ['DL3064'],
    holds: (file) =>
      [
        ...file.getENVs().flatMap((env) => env.getProperties()),
        ...file.getARGs().map((arg) => arg.getProperty()),
      ].every((property) => !/token|secret|passw|key|credential|auth|private/i.test(property?.getName() ?? '')),
    offence: 'FROM a:1\nARG GITHUB_TOKEN',
  },
  {
    ids: ['DL3066'],
    holds: (file) => all(file, 'USER').every((one) => /^\d+(:|$)/.test(content(one))),
    offence: 'FROM a:1\nUSER service',
  },
  {
    ids: ['DL3067'],
    holds: (file) => all(file, 'COPY').every((copy) => paths(copy).join(' ') !== '/ /'),
    offence: 'FROM a:1 AS one\nFROM b:1\nCOPY --from=one / /',
  },
  { ids: ['DL4000'], holds: (file) => all(file, 'MAINTAINER').length === 0, offence: 'FROM a:1\nMAINTAINER me' },
  atMostOne('DL4003', 'CMD'),
  atMostOne('DL4004', 'ENTRYPOINT'),
  never(['DL4005'], /^ln .*\/bin\/sh/, 'ln -sf /bin/bash /bin/sh'),
  {
    ids: ['DL4006'],
    holds: (file) => all(file, 'RUN').every((run) => !/[^|]\|[^|]/.test(content(run))),
    offence: 'FROM a:1\nRUN a | b',
  },
];

/** Images that come from elsewhere, with the defaults of their ARGs put in. */
function baseImages(file: Dockerfile): string[] {
  const given = new Map(
    file.getInitialARGs().map((arg) => [arg.getProperty()?.getName(), arg.getProperty()?.getValue()]),
  );
  return file
    .getFROMs()
    .map((from) => (from.getImage() ?? '').replace(/\$\{?(\w+)\}?/, (_, name) => given.get(name) ?? ''))
    .filter((image) => !stageNames(file).includes(image));
}
