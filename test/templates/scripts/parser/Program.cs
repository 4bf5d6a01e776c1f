// Prints what PowerShell's parser sees in each file: its errors, parameters, functions and commands.
using System.Management.Automation.Language;
using System.Text.Json;

var files = args.Select(path =>
{
    var script = Parser.ParseFile(path, out _, out var errors);
    return new
    {
        Name = Path.GetFileName(path),
        Errors = errors.Select(one => $"{one.Extent.StartLineNumber}:{one.Extent.StartColumnNumber} {one.Message}"),
        RequiredVersion = script.ScriptRequirements?.RequiredPSVersion?.ToString(),
        Statements = script.EndBlock?.Statements.Select(one => one.Extent.Text) ?? [],
        Parameters = script.ParamBlock?.Parameters.Select(one => new
        {
            Name = one.Name.VariablePath.UserPath,
            Type = one.StaticType.Name,
            Attributes = one.Attributes.Select(attribute => attribute.TypeName.Name),
        }),
        Commands = script.FindAll(node => node is CommandAst, searchNestedScriptBlocks: true)
            .Cast<CommandAst>()
            .Select(one => new { Name = one.GetCommandName() ?? one.Extent.Text, Function = FunctionAround(one) }),
    };
});
var options = new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };
Console.WriteLine(JsonSerializer.Serialize(files, options));

static string? FunctionAround(Ast? node)
{
    while (node is not null and not FunctionDefinitionAst) node = node.Parent;
    return (node as FunctionDefinitionAst)?.Name;
}
