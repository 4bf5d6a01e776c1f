export { deploy } from './deploy';
export { destroy } from './destroy';
export { deployExitCodeOf } from './exit-codes';
export { status } from './status';
export { surroundingsOf } from './surroundings';
