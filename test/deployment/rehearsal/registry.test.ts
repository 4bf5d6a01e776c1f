import { createHash } from 'node:crypto';
import { issueToken } from '../../../src/deployment/rehearsal/entra/token';
import { readFault } from '../../../src/deployment/rehearsal/faults/read-fault';
import { Live, REGISTRY } from './live';
import { Rehearsed } from './rehearsed';

const HOST = 'https://acrordersprod4f2a.azurecr.io';
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const digestOf = (content: string) => `sha256:${createHash('sha256').update(content).digest('hex')}`;

describe('the registry', () => {
  let rehearsed: Rehearsed;
  let live: Live;
  beforeAll(async () => {
    rehearsed = await Rehearsed.start();
    live = await Live.infrastructure(rehearsed, 2);
  });
  afterEach(() => rehearsed.target.faults.clear());
  afterAll(() => rehearsed.stop());

  const refreshToken = async () => {
    const token = issueToken('https://management.azure.com', 1);
    const body = `grant_type=access_token&service=acrordersprod4f2a.azurecr.io&access_token=${token}`;
    return (await rehearsed.ask('POST', `${HOST}/oauth2/exchange`, { body, headers: FORM })).json.refresh_token;
  };
  const authorization = async () => {
    const scope = encodeURIComponent('repository:orders:pull,push');
    const body = `grant_type=refresh_token&service=acrordersprod4f2a.azurecr.io&scope=${scope}&refresh_token=${await refreshToken()}`;
    const { json } = await rehearsed.ask('POST', `${HOST}/oauth2/token`, { body, headers: FORM });
    return { authorization: `Bearer ${json.access_token}` };
  };

  it('challenges who has no token', async () => {
    const { status, headers, json } = await rehearsed.ask('GET', `${HOST}/v2/`);
    expect([status, json.errors[0].code]).toEqual([401, 'UNAUTHORIZED']);
    expect(headers['www-authenticate']).toBe(
      'Bearer realm="https://acrordersprod4f2a.azurecr.io/oauth2/token",service="acrordersprod4f2a.azurecr.io"',
    );
  });

  it('lets docker in with the user that stands for a refresh token', async () => {
    const basic = Buffer.from(`00000000-0000-0000-0000-000000000000:${await refreshToken()}`).toString('base64');
    const url = `${HOST}/oauth2/token?service=acrordersprod4f2a.azurecr.io&scope=repository%3Aorders%3Apull`;
    const { json } = await rehearsed.ask('GET', url, { headers: { authorization: `Basic ${basic}` } });
    const version = await rehearsed.ask('GET', `${HOST}/v2/`, {
      headers: { authorization: `Bearer ${json.access_token}` },
    });
    expect(version.status).toBe(200);
  });

  it('takes an image as docker push sends it, and gives it back by digest', async () => {
    const headers = await authorization();
    const push = async (content: string) => {
      const begun = await rehearsed.ask('POST', `${HOST}/v2/orders/blobs/uploads/`, { headers });
      expect(begun.status).toBe(202);
      const place = `${HOST}${begun.headers.location}`;
      const patched = await rehearsed.ask('PATCH', place, { headers, body: content });
      expect(patched.headers.range).toBe(`0-${content.length - 1}`);
      const digest = digestOf(content);
      const wrong = await rehearsed.ask('PUT', `${place}?digest=sha256:${'0'.repeat(64)}`, { headers });
      expect([wrong.status, wrong.json.errors[0].code]).toEqual([400, 'DIGEST_INVALID']);
      expect((await rehearsed.ask('PUT', `${place}?digest=${digest}`, { headers })).status).toBe(201);
      return { digest, size: content.length };
    };
    const config = await push(JSON.stringify({ architecture: 'arm64', os: 'linux' }));
    const manifest = JSON.stringify({ schemaVersion: 2, config, layers: [await push('layer')] });
    const type = 'application/vnd.oci.image.manifest.v1+json';
    const unknown = manifest.replace(config.digest, `sha256:${'2'.repeat(64)}`);
    const refused = await rehearsed.ask('PUT', `${HOST}/v2/orders/manifests/1`, { headers, body: unknown });
    expect([refused.status, refused.json.errors[0].code]).toEqual([404, 'MANIFEST_BLOB_UNKNOWN']);
    const put = await rehearsed.ask('PUT', `${HOST}/v2/orders/manifests/1`, {
      headers: { ...headers, 'content-type': type },
      body: manifest,
    });
    expect([put.status, put.headers['docker-content-digest']]).toEqual([201, digestOf(manifest)]);
    const got = await rehearsed.ask('GET', `${HOST}/v2/orders/manifests/${digestOf(manifest)}`, { headers });
    expect([got.text, got.headers['content-type']]).toEqual([manifest, type]);
    const list = await rehearsed.ask('GET', `${HOST}/acr/v1/orders/_manifests`, { headers });
    expect(list.json.manifests).toEqual([
      expect.objectContaining({ digest: digestOf(manifest), tags: ['1'], architecture: 'arm64' }),
    ]);
  });

  it('shows a task’s run as it goes on, and its log to who has the link', async () => {
    const { json: place } = await rehearsed.arm('POST', `${REGISTRY}/listBuildSourceUploadUrl`);
    const source = {
      type: 'DockerBuildRequest',
      sourceLocation: place.relativePath,
      dockerFilePath: 'Dockerfile',
      imageNames: ['orders:2'],
      platform: { os: 'Linux', architecture: 'arm64' },
    };
    expect(
      (await rehearsed.ask('PUT', place.uploadUrl, { body: 'no archive', headers: { 'x-ms-blob-type': 'BlockBlob' } }))
        .status,
    ).toBe(201);
    const { json: run } = await rehearsed.arm('POST', `${REGISTRY}/scheduleRun`, source);
    expect(run.properties.status).toBe('Queued');
    const { json: log } = await rehearsed.arm('POST', `${REGISTRY}/runs/${run.name}/listLogSasUrl`);
    expect((await rehearsed.ask('GET', log.logLink)).status).toBe(404);
    rehearsed.clock.advance(20);
    expect((await rehearsed.arm('GET', `${REGISTRY}/runs/${run.name}`)).json.properties.status).toBe('Running');
    rehearsed.clock.advance(80);
    const over = await rehearsed.ask('GET', log.logLink);
    expect([over.headers['x-ms-meta-complete'], over.text]).toEqual([
      'failed',
      expect.stringContaining('the archive cannot be read'),
    ]);
    expect((await rehearsed.ask('GET', log.logLink.replace(/sig=.*/, 'sig=x'))).status).toBe(403);
    expect((await rehearsed.arm('GET', `${REGISTRY}/runs/${run.name}`)).json.properties).toMatchObject({
      status: 'Failed',
      outputImages: [],
    });
  });

  it('fails a build without a Dockerfile, and one that a fault breaks', async () => {
    await expect(live.buildImage({ 'app.py': '' })).rejects.toThrow('Failed');
    rehearsed.target.faults.add(...readFault('task-fails:ERROR: no space left'));
    await expect(live.buildImage({ Dockerfile: 'FROM scratch\n' })).rejects.toThrow('Failed');
  });

  it('refuses tasks where the subscription may not run them', async () => {
    rehearsed.target.faults.add(...readFault('tasks-not-allowed'));
    const { status, json } = await rehearsed.arm('POST', `${REGISTRY}/listBuildSourceUploadUrl`);
    expect([status, json.error.code]).toEqual([400, 'TasksOperationsNotAllowed']);
  });
});
