export { architectureSvg } from './architecture-svg';
