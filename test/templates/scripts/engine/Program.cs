// Runs a script in PowerShell's own engine: engine <script.ps1> <parameters as JSON>.
// What a script writes goes to the output, one object a line; its host messages, warnings and errors to the
// error stream. 0: it ended by itself; 1: an error ended it.
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Text.Json;

var state = InitialSessionState.CreateDefault2();
foreach (var type in typeof(ConvertFromJson).Assembly.GetTypes())
{
    if (type.GetCustomAttributes(typeof(CmdletAttribute), false).FirstOrDefault() is CmdletAttribute name)
        state.Commands.Add(new SessionStateCmdletEntry($"{name.VerbName}-{name.NounName}", type, null));
}
using var runspace = RunspaceFactory.CreateRunspace(state);
runspace.Open();
runspace.SessionStateProxy.Path.SetLocation(Environment.CurrentDirectory);
using var shell = PowerShell.Create(runspace);
shell.AddCommand(args[0]);
foreach (var argument in JsonDocument.Parse(args[1]).RootElement.EnumerateObject())
    shell.AddParameter(argument.Name, Json.Plain(argument.Value));
try
{
    var output = new PSDataCollection<PSObject>();
    output.DataAdded += (_, added) => Console.Out.WriteLine(output[added.Index]);
    shell.Streams.Warning.DataAdded += (_, added) => Console.Error.WriteLine($"WARNING: {shell.Streams.Warning[added.Index]}");
    shell.Invoke<PSObject, PSObject>(null, output, new PSInvocationSettings());
    foreach (var error in shell.Streams.Error) Console.Error.WriteLine(error);
    return 0;
}
catch (RuntimeException problem)
{
    Console.Error.WriteLine(problem.Message);
    return 1;
}
