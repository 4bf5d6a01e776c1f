import { readFileSync } from 'node:fs';
import { dockerIgnore } from '../../../src/deployment/image/docker-ignore';

it('the .dockerignore of the service leaves only what its Dockerfile copies', () => {
  const isIgnored = dockerIgnore(readFileSync('templates/service/dockerignore', 'utf8'));
  const kept = ['requirements.txt', 'gunicorn.conf.py', 'src/service/app.py', 'src/service/py.typed'];
  const left = [
    'tests/test_app.py',
    'README.md',
    'src/service/__pycache__/app.pyc',
    'src/service.egg-info/x',
    'pyproject.toml',
  ];
  expect(kept.filter(isIgnored)).toEqual([]);
  expect(left.filter((path) => !isIgnored(path))).toEqual([]);
});

it.each([
  ['*.md', 'README.md', true],
  ['*.md', 'docs/README.md', false],
  ['**/*.md', 'docs/a/README.md', true],
  ['**/*.md', 'README.md', true],
  ['docs', 'docs/a/b', true],
  ['/docs/', 'docs/a', true],
  ['a?c', 'abc', true],
  ['# docs', 'docs', false],
  ['docs\n!docs/keep', 'docs/keep', false],
  ['docs\n!docs/keep\ndocs', 'docs/keep', true],
  ['a.c', 'abc', false],
])('%j and %s: %s', (text, path, ignored) => {
  expect(dockerIgnore(text)(path)).toBe(ignored);
});
