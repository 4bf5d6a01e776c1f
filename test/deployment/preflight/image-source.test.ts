import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { imageSourceCheck, platformFindings } from '../../../src/deployment/preflight/image-source';
import { temporaryFolder } from '../../generation/temporary-folder';

const TEMPLATES = join(__dirname, '../../../templates');
const found = (dockerfile: string) => platformFindings('api/Dockerfile', dockerfile, 'arm64').map(({ what }) => what);

it('the service as it is emitted is built for any processor', async () => {
  expect(await imageSourceCheck(TEMPLATES, 'service', 'arm64').run()).toEqual([]);
  expect(readFileSync(join(TEMPLATES, 'service/Dockerfile'), 'utf8')).toContain('--platform=$BUILDPLATFORM');
});

it('a last stage for another processor is told before anything is built', () => {
  expect(found('FROM python\nFROM --platform=linux/amd64 python\n')).toEqual([
    expect.stringMatching(/^api\/Dockerfile builds for linux\/amd64, and the nodes are arm64/),
  ]);
});

it('earlier stages, the right processor and variables are no mistake', () => {
  expect(found('FROM --platform=linux/amd64 golang AS build\nFROM scratch')).toEqual([]);
  expect(found('from --platform=linux/arm64/v8 python')).toEqual([]);
  expect(found('FROM --platform=$TARGETPLATFORM python')).toEqual([]);
});

it('without a Dockerfile there is nothing to build', async () => {
  await expect(imageSourceCheck(temporaryFolder(), '.', 'arm64').run()).rejects.toMatchObject({ code: 'E624' });
});
