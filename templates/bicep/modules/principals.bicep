metadata description = 'Lists of principals.'

import { principalType } from '../types.bicep'

@export()
@description('The principals of both lists, each once: Azure takes no second assignment of a role.')
func joined(some principalType[], others principalType[]) principalType[] =>
  map(
    items(union(toObject(some, one => toLower(one.id)), toObject(others, one => toLower(one.id)))),
    item => item.value
  )
