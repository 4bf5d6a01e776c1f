import { readFileSync } from 'node:fs';
import { DOCKER_HUB, imageReference, isLaterPatch, PINNED } from '../../src/upgrade/image-reference';

const DIGEST = `sha256:${'a'.repeat(64)}`;

it.each([
  ['python', DOCKER_HUB, 'library/python'],
  ['docker.io/library/python', DOCKER_HUB, 'library/python'],
  ['bitnami/python', DOCKER_HUB, 'bitnami/python'],
  ['mcr.microsoft.com/azurelinux/base/python', 'mcr.microsoft.com', 'azurelinux/base/python'],
  ['localhost/python', 'localhost', 'python'],
  ['127.0.0.1:5000/python', '127.0.0.1:5000', 'python'],
])('%s is kept at %s as %s', (name, registry, repository) => {
  expect(imageReference(name, '3.14-slim')).toEqual({ name, registry, repository, tag: '3.14-slim' });
});

it.each([
  [`ARG PYTHON=python:3.14.8-slim@${DIGEST}`, 'python', '3.14.8-slim'],
  [`FROM 127.0.0.1:5000/python:3@${DIGEST} AS build`, '127.0.0.1:5000/python', '3'],
  [`FROM --platform=$BUILDPLATFORM python:3@${DIGEST}`, 'python', '3'],
])('a pin is found in %j', (line, name, tag) => {
  expect([...`# syntax\n${line}\n`.matchAll(PINNED)].map(({ groups }) => ({ ...groups }))).toEqual([
    { name, tag, digest: DIGEST },
  ]);
});

it.each([`# python:3@${DIGEST}`, 'FROM python:3', `RUN echo python:3@${DIGEST}`, `FROM python@${DIGEST}`])(
  'none is found in %j',
  (line) => expect([...line.matchAll(PINNED)]).toEqual([]),
);

it('the emitted Dockerfile has one', () => {
  expect([...readFileSync('templates/service/Dockerfile', 'utf8').matchAll(PINNED)]).toHaveLength(1);
});

it.each([
  ['3.14.9-slim', true],
  ['3.14.10-slim', true],
  ['3.14.8-slim', false],
  ['3.14.7-slim', false],
  ['3.15.0-slim', false],
  ['3.14.9-alpine', false],
  ['3.14.9', false],
  ['3.14-slim', false],
])('%s is a later patch of 3.14.8-slim: %s', (tag, is) => expect(isLaterPatch(tag, '3.14.8-slim')).toBe(is));
