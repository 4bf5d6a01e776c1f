// What the scripts use of the modules Utility and Management, which come with an installed PowerShell only. Time
// and the network are the test's: the commands `sleep` and `curl` on PATH, as in the workflows.
using System.Collections;
using System.Diagnostics;
using System.Management.Automation;
using System.Text;
using System.Text.Json;

static class Json
{
    public static object? Plain(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => new Hashtable(
            value.EnumerateObject().ToDictionary(one => one.Name, one => Plain(one.Value)), StringComparer.Ordinal),
        JsonValueKind.Array => value.EnumerateArray().Select(Plain).ToArray(),
        JsonValueKind.Number => value.TryGetInt64(out var whole) ? whole : value.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Null => null,
        _ => value.GetString(),
    };

    public static object? Bare(object? value) => value is PSObject wrapped ? Bare(wrapped.BaseObject) : value switch
    {
        IDictionary map => map.Keys.Cast<object>().ToDictionary(key => key.ToString()!, key => Bare(map[key])),
        string text => text,
        IEnumerable list => list.Cast<object?>().Select(Bare).ToArray(),
        _ => value,
    };
}

[Cmdlet(VerbsData.ConvertFrom, "Json")]
public class ConvertFromJson : PSCmdlet
{
    private readonly StringBuilder text = new();

    [Parameter(ValueFromPipeline = true, Position = 0)]
    [AllowEmptyString]
    public string InputObject { get; set; } = "";

    [Parameter]
    public SwitchParameter AsHashtable { get; set; }

    protected override void ProcessRecord() => text.AppendLine(InputObject);

    protected override void EndProcessing() =>
        WriteObject(Json.Plain(JsonDocument.Parse(text.ToString()).RootElement), enumerateCollection: true);
}

[Cmdlet(VerbsData.ConvertTo, "Json")]
public class ConvertToJson : PSCmdlet
{
    [Parameter(Mandatory = true)]
    [AllowNull]
    [AllowEmptyCollection]
    public object? InputObject { get; set; }

    [Parameter]
    public SwitchParameter Compress { get; set; }

    protected override void EndProcessing() => WriteObject(JsonSerializer.Serialize(Json.Bare(InputObject)));
}

[Cmdlet(VerbsData.Out, "String")]
public class OutString : PSCmdlet
{
    private readonly StringBuilder text = new();

    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    protected override void ProcessRecord() => text.AppendLine(InputObject?.ToString());

    protected override void EndProcessing() => WriteObject(text.ToString());
}

[Cmdlet(VerbsCommunications.Write, "Host")]
public class WriteHost : PSCmdlet
{
    [Parameter(Position = 0, ValueFromPipeline = true)]
    public object? Object { get; set; }

    protected override void ProcessRecord() => Console.Error.WriteLine(Object);
}

[Cmdlet(VerbsCommunications.Write, "Warning")]
public class WriteWarningCommand : PSCmdlet
{
    [Parameter(Position = 0)]
    public string Message { get; set; } = "";

    protected override void ProcessRecord() => WriteWarning(Message);
}

[Cmdlet(VerbsLifecycle.Start, "Sleep")]
public class StartSleep : PSCmdlet
{
    [Parameter(Position = 0)]
    public int Seconds { get; set; }

    protected override void EndProcessing() => Command.Run("sleep", Seconds.ToString());
}

[Cmdlet(VerbsLifecycle.Invoke, "RestMethod")]
public class InvokeRestMethod : PSCmdlet
{
    [Parameter(Mandatory = true)]
    public string Uri { get; set; } = "";

    [Parameter]
    public int TimeoutSec { get; set; }

    protected override void EndProcessing()
    {
        var (status, answer) = Command.Run("curl", Uri);
        if (status != 0) throw new HttpRequestException($"Response status code does not indicate success: {answer.Trim()}");
        WriteObject(Json.Plain(JsonDocument.Parse(answer).RootElement));
    }
}

static class Command
{
    public static (int Status, string Answer) Run(string name, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(name, arguments) { RedirectStandardOutput = true })!;
        var answer = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, answer);
    }
}
