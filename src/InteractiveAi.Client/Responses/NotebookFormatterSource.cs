using System.Diagnostics.CodeAnalysis;

namespace InteractiveAi.Client;

/// <summary>The ways in which a notebook can show an answer. Found by its name (<see cref="TypeFormatterSourceAttribute"/>).</summary>
internal sealed class NotebookFormatterSource
{
    [SuppressMessage(
        "Performance",
        "CA1822:Mark members as static",
        Justification = "The kernel calls it on an instance."
    )]
    public IEnumerable<object> CreateTypeFormatters()
    {
        yield return new NotebookFormatter("text/html", NotebookHtml.Of);
        yield return new NotebookFormatter("text/plain", Plain);
    }

    private static string Plain(object shown) =>
        shown switch
        {
            ChatCompletion { Text.Length: > 0 } answer => answer.Text,
            ChatCompletion { ToolCalls.Count: > 0 } answer => string.Join('\n', answer.ToolCalls.Select(Plain)),
            _ => shown.ToString() ?? "",
        };

    // A call of another kind than a function has no name to show.
    internal static string Plain(ToolCall call) =>
        call.WireFunction is { } function ? $"{function.Name}({function.Arguments})" : $"{call.Type ?? "call"}()";
}
