using System.Text;
using System.Text.Json;

namespace InteractiveAi.Client.Testing;

/// <summary>Composes the content of an answer in the format that the request asks for.</summary>
internal static class ContentComposer
{
    public static (string Text, IReadOnlyList<Citation> Citations) Compose(ReplyContext context)
    {
        var format = context.Call.Format;
        var text = format.Type switch
        {
            "json_schema" => Filled(context, format.Schema ?? AnyObject(context)),
            "json_object" => Filled(context, AnyObject(context)),
            "grammar" => GrammarText.Derive(format.Grammar!, context.Text),
            "python" => Python(context),
            _ => null,
        };
        if (text is not null)
        {
            return (text, []);
        }

        text = Library.Cite(ReplyComposer.Compose(context), context.Call);
        return context.Call.WebResults is { } results ? WebSources.Cite(text, context, results) : (text, []);
    }

    private static string Filled(ReplyContext context, JsonElement schema)
    {
        var evidence = Evidence.Of(context.Conversation, context.Time);
        var filler = new SchemaFiller(schema, evidence, context.Time, () => ReplyComposer.Compose(context));
        return filler.Fill();
    }

    /// <summary>A schema for "some object": the members that the message puts in quotes, or else the answer itself.</summary>
    private static JsonElement AnyObject(ReplyContext context)
    {
        var names = TopicWords.Quoted(context.Text);
        if (names.Count == 0)
        {
            names = ["answer"];
        }

        var bytes = WireWriting.ToUtf8(json =>
        {
            json.WriteStartObject();
            json.WriteString("type", "object");
            json.WriteStartObject("properties");
            foreach (var name in names.Distinct(StringComparer.Ordinal))
            {
                json.WriteStartObject(name);
                json.WriteEndObject();
            }

            json.WriteEndObject();
            json.WriteEndObject();
        });
        using var document = JsonDocument.Parse(bytes);
        return document.RootElement.Clone();
    }

    private static string Python(ReplyContext context)
    {
        if (Arithmetic.Find(context.Text) is { } sum)
        {
            return $"print({sum.Expression.Replace("×", "*", StringComparison.Ordinal).Replace("÷", "/", StringComparison.Ordinal)})\n";
        }

        var code = new StringBuilder("def main():\n");
        foreach (var line in ReplyComposer.Compose(context).Split('\n'))
        {
            var literal = line.Replace("\\", "\\\\", StringComparison.Ordinal)
                .Replace("\"", "\\\"", StringComparison.Ordinal);
            code.Append("    print(\"").Append(literal).Append("\")\n");
        }

        return code.Append("\n\nmain()\n").ToString();
    }
}
