import { whoDeploys } from '../../../src/deployment/sign-in/who-deploys';

const token = (claims: object) => `x.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.y`;

it.each([
  [
    { oid: 'a', idtyp: 'app' },
    { id: 'a', type: 'ServicePrincipal' },
  ],
  [
    { oid: 'a', idtyp: 'user', scp: 'user_impersonation' },
    { id: 'a', type: 'User' },
  ],
  [
    { oid: 'a', scp: 'user_impersonation' },
    { id: 'a', type: 'User' },
  ],
  [
    { oid: 'a', appid: 'b' },
    { id: 'a', type: 'ServicePrincipal' },
  ],
  [{ sub: 'a' }, undefined],
])('%j', (claims, who) => expect(whoDeploys(token(claims))).toEqual(who));

it('a token that can not be read says nothing', () => expect(whoDeploys('opaque')).toBeUndefined());
