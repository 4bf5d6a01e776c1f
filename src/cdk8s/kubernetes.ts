/** The only import of cdk8s-plus: moving to the model of a newer Kubernetes is a change of this line. */
export { k8s } from 'cdk8s-plus-28';
