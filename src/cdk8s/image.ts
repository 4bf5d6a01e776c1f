/**
 * The part of an image reference that says which one of its repository: the digest, or else the tag.
 * @returns undefined where there is neither
 */
export function imageVersion(image: string): string | undefined {
  const [reference = '', digest] = image.split('@');
  // A colon before the last slash belongs to the registry's port.
  return digest ?? reference.slice(reference.lastIndexOf('/') + 1).split(':')[1];
}
