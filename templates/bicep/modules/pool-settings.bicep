metadata description = 'What node pools have in common, and what follows from the VM size of one.'

import { nodeRangeType } from '../settings.bicep'

@export()
@description('How nodes of any pool are replaced: never fewer than before, each one drained with patience and watched before the next.')
var upgradeSettings = {
  maxUnavailable: '0'
  drainTimeoutInMinutes: 30
  nodeSoakDurationInMinutes: 5
  // A node that cannot be drained is set aside and reported, instead of stopping the upgrade half-way.
  undrainableNodeBehavior: 'Cordon'
}

@export()
@description('Settings of a node that depend on its VM size.')
type nodeShapeType = {
  @description('Where the operating system disk is.')
  osDiskType: 'Ephemeral' | 'Managed'

  @description('Size of that disk in GiB.')
  osDiskSizeGB: int

  // Each one reserves 20 MB for the kubelet, used or not.
  @description('Pods that a node takes at most.')
  maxPods: int

  @description('Nodes that a pool for one zone has at least.')
  minPerZone: int
}

@description('The part of a size that says what it is: D4pds of Standard_D4pds_v5, E4 of Standard_E4-2ds_v5.')
func family(size string) string => split(split(size, '_')[1], '-')[0]

@description('Number of vCPUs: the digits of the family.')
func vcpus(size string) int =>
  int(join(
    filter(
      map(range(0, length(family(size))), i => substring(family(size), i, 1)),
      character => contains('0123456789', character)
    ),
    ''
  ))

// A small d after the number says that there is a local disk. From v6 on it is NVMe, which needs settings of its own: those sizes get a
// managed disk, as do all that have no local disk.
@description('Whether the operating system fits on a local disk of the machine.')
func hasLocalDisk(size string) bool => endsWith(size, '_v5') && contains(family(size), 'd')

@export()
@description('Settings for nodes of a VM size, for example Standard_D4plds_v5.')
func nodeShape(size string) nodeShapeType => {
  osDiskType: hasLocalDisk(size) ? 'Ephemeral' : 'Managed'
  // The local disk of a v5 size has 37.5 GiB for each vCPU.
  osDiskSizeGB: vcpus(size) > 2 ? 128 : 64
  maxPods: vcpus(size) > 2 ? 60 : 30
  // DaemonSets take a quarter of a machine with two vCPUs: one alone would not carry a zone.
  minPerZone: vcpus(size) > 2 ? 1 : 2
}

// A smaller number than now would take nodes away in the middle of a day.

@export()
@description('Nodes that a deployment asks for: those that the autoscaler has now, within the bounds as they are from now on.')
func startCount(live int?, bounds nodeRangeType) int => max(bounds.min, min(bounds.max, live ?? bounds.min))
