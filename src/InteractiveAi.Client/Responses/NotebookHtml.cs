using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace InteractiveAi.Client;

/// <summary>Answers, usage and sources as HTML for a notebook. Whatever a model or a document says is text there, and only web addresses become links.</summary>
internal static class NotebookHtml
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static string Of(object shown)
    {
        StringBuilder html = new();
        switch (shown)
        {
            case ChatCompletion completion:
                Append(html, completion);
                break;
            case TokenUsage usage:
                Append(html, usage);
                break;
            case References references:
                Append(html, references);
                break;
            default:
                Text(html, shown.ToString());
                break;
        }

        return html.ToString();
    }

    private static void Append(StringBuilder html, ChatCompletion completion)
    {
        html.Append("<div>");
        foreach (ChatChoice choice in completion.Choices)
        {
            Append(html, choice);
        }

        if (completion.References is { } references)
        {
            Append(html, references);
        }

        Element(
            html,
            "small",
            string.Join(
                " · ",
                (
                    (string?[])
                        [
                            completion.Model,
                            completion.Provider,
                            completion.FinishReason?.Value,
                            Summary(completion.Usage),
                        ]
                ).Where(static part => !string.IsNullOrEmpty(part))
            )
        );
        html.Append("</div>");
    }

    private static void Append(StringBuilder html, ChatChoice choice)
    {
        if (choice.Message is not { } message)
        {
            return;
        }

        if (Reasoning(message) is { Length: > 0 } reasoning)
        {
            html.Append("<details><summary>Reasoning</summary>");
            Block(html, reasoning);
            html.Append("</details>");
        }

        if (message.Content?.Text is { Length: > 0 } text)
        {
            Block(html, text);
        }

        if (message.Refusal is { Length: > 0 } refusal)
        {
            html.Append("<p><em>Refused:</em> ");
            Text(html, refusal);
            html.Append("</p>");
        }

        foreach (ToolCall call in message.ToolCalls ?? [])
        {
            Element(html, "code", NotebookFormatterSource.Plain(call));
            html.Append("<br>");
        }

        AppendCitations(html, message.Annotations);
    }

    private static string? Reasoning(AssistantMessage message) =>
        FirstOf(
            message.Reasoning,
            message.ReasoningContent,
            string.Concat(
                (message.ReasoningDetails ?? []).Select(static detail =>
                    detail switch
                    {
                        TextReasoningDetail text => text.Text,
                        SummaryReasoningDetail summary => summary.Summary,
                        _ => null,
                    }
                )
            )
        );

    private static void AppendCitations(StringBuilder html, IReadOnlyList<Annotation>? annotations)
    {
        List<UrlCitation> citations =
        [
            .. (annotations ?? []).Select(static annotation => annotation.UrlCitation).OfType<UrlCitation>(),
        ];
        if (citations.Count is 0)
        {
            return;
        }

        html.Append("<ol>");
        foreach (UrlCitation citation in citations)
        {
            html.Append("<li>");
            Link(html, citation.Url, FirstOf(citation.Title, citation.Url));
            html.Append("</li>");
        }

        html.Append("</ol>");
    }

    private static void Append(StringBuilder html, References references)
    {
        html.Append("<details><summary>");
        Text(html, references.Chunks.Count is 1 ? "1 passage" : $"{references.Chunks.Count} passages");
        if (references.SearchQuery is { Length: > 0 } query)
        {
            Text(html, $" for “{query}”");
        }

        html.Append("</summary><ol>");
        foreach (ReferenceChunk chunk in references.Chunks)
        {
            html.Append("<li><strong>");
            // A passage without a title has an empty one.
            Text(html, FirstOf(chunk.Title, chunk.FileName, chunk.DocumentId));
            html.Append("</strong>");
            if (chunk.Page is { } page)
            {
                Text(html, $", page {page.ToString(CultureInfo.InvariantCulture)}");
            }

            html.Append("<br>");
            Text(html, chunk.Text);
            html.Append("</li>");
        }

        html.Append("</ol></details>");
    }

    private static void Append(StringBuilder html, TokenUsage usage)
    {
        html.Append("<table>");
        Row(html, "prompt tokens", usage.PromptTokens);
        Row(html, "of these cached", usage.PromptTokensDetails?.CachedTokens);
        Row(html, "completion tokens", usage.CompletionTokens);
        Row(html, "of these reasoning", usage.CompletionTokensDetails?.ReasoningTokens);
        Row(html, "all tokens", usage.TotalTokens);
        Row(html, "cost in USD", usage.Cost);
        html.Append("</table>");
    }

    private static string? Summary(TokenUsage? usage) =>
        usage is null
            ? null
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{Count(usage.PromptTokens)} + {Count(usage.CompletionTokens)} tokens{(usage.Cost is { } cost ? $" · {cost} USD" : "")}"
            );

    private static string Count(long? tokens) => tokens?.ToString(CultureInfo.InvariantCulture) ?? "?";

    private static void Row(StringBuilder html, string name, IFormattable? value)
    {
        if (value is null)
        {
            return;
        }

        html.Append("<tr>");
        Element(html, "td", name);
        Element(html, "td", value.ToString(null, CultureInfo.InvariantCulture));
        html.Append("</tr>");
    }

    private static string? FirstOf(params ReadOnlySpan<string?> texts)
    {
        foreach (string? text in texts)
        {
            if (!string.IsNullOrWhiteSpace(text))
            {
                return text;
            }
        }

        return null;
    }

    private static void Link(StringBuilder html, string? address, string? text)
    {
        // Anything else, a script for one, is shown and not followed.
        if (Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) && uri.Scheme is "http" or "https")
        {
            html.Append("<a rel=\"noreferrer\" href=\"");
            Text(html, uri.AbsoluteUri);
            html.Append("\">");
            Text(html, text);
            html.Append("</a>");
        }
        else
        {
            Text(html, text);
        }
    }

    private static void Block(StringBuilder html, string text)
    {
        html.Append("<div style=\"white-space:pre-wrap\">");
        Text(html, text);
        html.Append("</div>");
    }

    private static void Element(StringBuilder html, string name, string text)
    {
        html.Append('<').Append(name).Append('>');
        Text(html, text);
        html.Append("</").Append(name).Append('>');
    }

    private static void Text(StringBuilder html, string? text) => html.Append(Encoder.Encode(text ?? ""));
}
