import type { NodeProject } from 'projen/lib/javascript/node-project';
import type { ServiceFolder } from '../configuration';

/** Tasks that projen adds to every Node project and that have nothing to do here. */
const UNUSED = ['build', 'compile', 'package', 'post-compile', 'pre-compile', 'watch'];

/** The commands of the emitted repository, each also an npm script. */
export function addTasks(project: NodeProject, service: ServiceFolder): void {
  for (const name of UNUSED) project.removeTask(name);
  // Asking npx for the PATH, as projen does, takes longer than all the rest.
  project.tasks.addEnvironment(
    'PATH',
    `$(node --print "require('path').resolve('node_modules', '.bin') + require('path').delimiter + process.env.PATH")`,
  );
  project.removeScript('default');
  const verify = project.addTask('verify', {
    description: 'Judges which failures the repository survives, from its files alone',
    exec: 'create-aks-ha verify',
    receiveArgs: true,
  });
  project.testTask.reset('tsc --noEmit');
  project.testTask.spawn(verify);
  project.testTask.description = 'Checks the types of .projenrc.ts and charts/, and which failures are survived';
  // How a service of the user's own is tested, .projenrc.ts says.
  if (!service.isOwn) {
    project.addTask('test:service', {
      description: 'Tests of the service; needs Python with service/requirements-dev.txt',
      cwd: service.directory,
      exec: 'python3 -m pytest',
      receiveArgs: true,
    });
  }
  // No tasks: projen would make one exit code of all, and leave at Ctrl-C what still has a question to ask.
  for (const command of ['deploy', 'status', 'drain', 'restore', 'drill', 'destroy'])
    project.setScript(command, `create-aks-ha ${command}`);
  project.addTask('upgrade', {
    description: 'Brings packages and managed files up to date',
    exec: 'create-aks-ha upgrade',
    receiveArgs: true,
  });
  project.addTask('synth', { description: 'Renews every managed file; the same as npx projen', exec: 'projen' });
}
