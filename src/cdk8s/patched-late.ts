import { type ApiObject, JsonPatch } from 'cdk8s';

/**
 * Has the patches of an object applied to what is rendered of it, so that `addJsonPatch` is the way to fields that are
 * newer than the model of cdk8s-plus: cdk8s applies them before its serializer, which drops what it does not know, and
 * numbers where the model has an IntOrString, without a word.
 *
 * Values are those of the YAML, such as `1` or `'33%'`: of the model's classes nothing but their fields would be left.
 *
 * @returns the same object
 */
export function patchedLate<T extends ApiObject>(object: T): T {
  const patches: JsonPatch[] = [];
  const render = object.toJson.bind(object);
  object.addJsonPatch = (...operations) => void patches.push(...operations);
  object.toJson = () => JsonPatch.apply(render(), ...patches);
  return object;
}
