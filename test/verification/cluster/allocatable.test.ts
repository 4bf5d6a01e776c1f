import { allocatableOf, machineOf } from '../../../src/verification/cluster/allocatable';

test.each([
  ['Standard_D4plds_v5', 4, 8],
  ['Standard_D4pds_v5', 4, 16],
  ['Standard_D2plds_v5', 2, 4],
  ['Standard_E8pds_v5', 8, 64],
  ['Standard_D16ps_v6', 16, 64],
])('%s has %d cores and %d GiB', (size, cores, gibibytes) => {
  expect(machineOf(size)).toEqual({ cores, gibibytes });
});

test("the sample's small size leaves pods well below two cores and half of its memory", () => {
  const { cpu, memory, pods } = allocatableOf('Standard_D2plds_v5', 30);
  expect(cpu).toBeCloseTo(1.4, 2);
  expect(memory / 2 ** 30).toBeGreaterThan(1.5);
  expect(memory / 2 ** 30).toBeLessThan(2.2);
  expect(pods).toBe(18);
});
