import { renderManifests } from '../src/cdk8s';
import charts from '../templates/charts/main';
import { configurationOf } from './configuration-of';

// A process that renders so many regions once.
renderManifests({ configuration: configurationOf(Number(process.argv[2])), charts });
