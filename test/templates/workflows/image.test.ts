import { Shell } from './shell';
import { actionFile } from './workflow';

const digest = `sha256:${'ab'.repeat(32)}`;

let shell: Shell;
beforeEach(() => {
  shell = new Shell();
});
afterEach(() => shell.remove());

describe('the architecture of the image', () => {
  beforeEach(() => shell.write('manifests/prod/blue.yaml', 'nodeSelector:\n  kubernetes.io/arch: arm64\n'));

  const compare = (architecture: string) => {
    shell.command(
      'skopeo',
      `case "$*" in *--config*) echo '{"architecture":"${architecture}"}' ;; *) echo ${digest} ;; esac`,
    );
    return shell.runFile(actionFile('roll-out/architecture.sh'), { IMAGE: '/tmp/image.tar' });
  };

  it('is that of the nodes, and the digest is handed on', () => {
    expect(compare('arm64').status).toBe(0);
    expect(shell.read('output')).toBe(`digest=${digest}\n`);
  });

  it('is told before it reaches a pod where it is another one', () => {
    const { status, output } = compare('amd64');
    expect(status).toBe(1);
    expect(output).toContain(
      "::error::The image is for amd64, and the nodes are arm64: its containers would end with 'exec format error'.",
    );
  });

  it('cannot be two: regions that want different ones have no image in common', () => {
    shell.write('manifests/prod/green.yaml', 'kubernetes.io/arch: amd64\n');
    expect(compare('arm64')).toMatchObject({ status: 1 });
  });
});

describe('pushing the image', () => {
  const push = (pushed: string, server = 'acrorders.azurecr.io') => {
    shell.write('devops/config/variables.json', '{"environments":{"prod":{"containerRegistryName":"acrorders"}}}');
    shell.command('az', `case "$2" in show) echo "${server}" ;; esac`);
    shell.command('skopeo', `echo ${pushed} > "$RUNNER_TEMP/digest"`);
    return shell.runFile(actionFile('roll-out/push.sh'), {
      DIGEST: digest,
      GITHUB_SHA: '1f2e3d',
      IMAGE: '/tmp/image.tar',
      ENVIRONMENT: 'prod',
      WORKLOAD: 'orders',
    });
  };

  it('brings it into the registry as it is, with the commit for a tag', () => {
    const { status, calls } = push(digest);
    expect(status).toBe(0);
    expect(calls).toEqual([
      'az acr show --name acrorders --query loginServer --output tsv',
      'az acr login --name acrorders',
      `skopeo copy --preserve-digests --digestfile ${shell.folder}/digest oci-archive:/tmp/image.tar docker://acrorders.azurecr.io/orders:1f2e3d`,
    ]);
  });

  it('ends where what arrived is not what was tested', () => {
    const { status, output } = push(`sha256:${'ef'.repeat(32)}`);
    expect(status).toBe(1);
    expect(output).toContain(`::error::The image that was tested is ${digest}`);
  });

  it('says what to do where there is no registry yet', () => {
    const { status, output, calls } = push(digest, '');
    expect(status).toBe(1);
    expect(output).toContain("::error::prod has no registry acrorders yet: run the workflow 'infrastructure'");
    expect(calls.join()).not.toContain('skopeo');
  });
});
