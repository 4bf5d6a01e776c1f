import * as charts from '../../../src/cdk8s/http-route';
import { HEALTH_PATH, REGION_HEADER, REGION_PATH } from '../../../src/deployment/front-door/paths';

it('are those that the gateways serve', () => {
  expect({ HEALTH_PATH, REGION_HEADER, REGION_PATH }).toEqual({
    HEALTH_PATH: charts.HEALTH_PATH,
    REGION_HEADER: charts.REGION_HEADER,
    REGION_PATH: charts.REGION_PATH,
  });
});
