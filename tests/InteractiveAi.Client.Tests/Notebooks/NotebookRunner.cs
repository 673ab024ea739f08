using System.Reflection;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;

namespace InteractiveAi.Client.Tests;

/// <summary>Executes the code cells of a notebook in order, as its kernel does, and says what each shows.</summary>
/// <remarks>Console output is redirected while a cell runs, so that nothing else may write there meanwhile.</remarks>
internal static class NotebookRunner
{
    // What the kernel imports by itself
    private static readonly string[] Usings =
    [
        "System",
        "System.Collections.Generic",
        "System.IO",
        "System.Linq",
        "System.Threading",
        "System.Threading.Tasks",
    ];

    /// <summary>Runs the cells and puts what they show into their outputs.</summary>
    public static async Task<JsonNode> RunAsync(JsonNode notebook)
    {
        JsonNode ran = notebook.DeepClone();
        ScriptOptions options = ScriptOptions
            .Default.WithReferences(PlatformCompilation.References)
            .WithImports(Usings)
            .WithLanguageVersion(Microsoft.CodeAnalysis.CSharp.LanguageVersion.CSharp14);
        ScriptState<object>? state = null;
        int count = 0;
        foreach (JsonNode? cell in ran["cells"]!.AsArray())
        {
            if (cell!["cell_type"]!.GetValue<string>() is not "code")
            {
                continue;
            }

            string code = string.Concat(cell["source"]!.AsArray().Select(static line => line!.GetValue<string>()));
            (state, string written) = await RunAsync(state, WithoutPackages(code), options);
            cell["execution_count"] = ++count;
            cell["outputs"] = new JsonArray([.. Outputs(state.ReturnValue, written, count)]);
        }

        return ran;
    }

    // The packages are those of this repository, which the script refers to already.
    private static string WithoutPackages(string code) =>
        string.Join(
            '\n',
            code.Split('\n').Where(static line => !line.StartsWith("#r \"nuget:", StringComparison.Ordinal))
        );

    private static async Task<(ScriptState<object> State, string Written)> RunAsync(
        ScriptState<object>? before,
        string code,
        ScriptOptions options
    )
    {
        TextWriter console = Console.Out;
        using StringWriter written = new() { NewLine = "\n" };
        Console.SetOut(written);
        try
        {
            ScriptState<object> after = before is null
                ? await CSharpScript.RunAsync<object>(code, options)
                : await before.ContinueWithAsync<object>(code, options);
            return (after, written.ToString());
        }
        finally
        {
            Console.SetOut(console);
        }
    }

    private static IEnumerable<JsonNode> Outputs(object? value, string written, int count)
    {
        if (written.Length > 0)
        {
            yield return new JsonObject
            {
                ["name"] = "stdout",
                ["output_type"] = "stream",
                ["text"] = Lines(written),
            };
        }

        if (value is not null)
        {
            JsonObject data = [];
            foreach ((string type, string text) in Shown(value))
            {
                data[type] = Lines(text);
            }

            yield return new JsonObject
            {
                ["data"] = data,
                ["execution_count"] = count,
                ["metadata"] = new JsonObject(),
                ["output_type"] = "execute_result",
            };
        }
    }

    private static JsonArray Lines(string text)
    {
        string[] lines = text.Split('\n');
        return new JsonArray([
            .. lines
                .Select((line, index) => index < lines.Length - 1 ? line + "\n" : line)
                .Where(static line => line.Length > 0)
                .Select(static line => (JsonNode)line),
        ]);
    }

    // By names alone, as the kernel finds them: nothing here refers to the types.
    private static IEnumerable<(string Type, string Text)> Shown(object value)
    {
        Attribute? attribute = value
            .GetType()
            .GetCustomAttributes()
            .FirstOrDefault(static one => one.GetType().Name is "TypeFormatterSourceAttribute");
        if (attribute is null)
        {
            yield return ("text/plain", value.ToString()!);
            yield break;
        }

        Type sourceType = (Type)Property(attribute, "FormatterSourceType");
        object source = Activator.CreateInstance(sourceType, nonPublic: true)!;
        IEnumerable<object> formatters =
            (IEnumerable<object>)sourceType.GetMethod("CreateTypeFormatters")!.Invoke(source, parameters: null)!;
        foreach (object formatter in formatters)
        {
            StringBuilder text = new();
            using StringWriter writer = new(text);
            object?[] arguments = [value, writer];
            if ((bool)formatter.GetType().GetMethod("Format")!.Invoke(formatter, arguments)!)
            {
                yield return ((string)Property(formatter, "MimeType"), text.ToString());
            }
        }
    }

    private static object Property(object of, string name) => of.GetType().GetProperty(name)!.GetValue(of)!;
}
