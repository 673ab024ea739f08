using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace InteractiveAi.Client.Samples.Web;

/// <summary>The updates of one answer as events of the service. For one answer, and not thread-safe.</summary>
internal sealed class EventMapper
{
    private readonly StringBuilder _text = new();
    private readonly HashSet<CitationEvent> _citations = [];
    private readonly UsageDetails _usage = new();
    private bool _isCounted;
    private decimal? _cost;
    private string? _reason;
    private string? _model;
    private string? _provider;
    private IReadOnlyList<string>? _unmapped;

    /// <summary>The text so far.</summary>
    public string Text => _text.ToString();

    public IEnumerable<ChatEvent> Map(ChatResponseUpdate update)
    {
        _model = update.ModelId ?? _model;
        _reason = update.FinishReason?.Value ?? _reason;
        Note(update.AdditionalProperties);
        foreach (var content in update.Contents)
        {
            switch (content)
            {
                case TextReasoningContent { Text.Length: > 0 } thought:
                    yield return new ReasoningEvent(thought.Text);
                    break;
                case TextContent text:
                    if (text.Text.Length > 0)
                    {
                        _text.Append(text.Text);
                        yield return new TextEvent(text.Text);
                    }

                    break;
                case FunctionCallContent call:
                    yield return new ToolCallEvent(call.CallId, call.Name, ArgumentsOf(call));
                    break;
                case FunctionResultContent result:
                    yield return new ToolResultEvent(result.CallId, result.Result?.ToString() ?? "");
                    break;
                case ErrorContent refusal:
                    yield return new RefusalEvent(refusal.Message);
                    break;
                case UsageContent usage:
                    _usage.Add(usage.Details);
                    _isCounted = true;
                    break;
            }

            // Each round of tools looks the same things up again.
            foreach (var citation in CitationsOf(content))
            {
                if (_citations.Add(citation))
                {
                    yield return citation;
                }
            }
        }
    }

    /// <summary>What can be told only at the end.</summary>
    public IEnumerable<ChatEvent> Close()
    {
        if (_isCounted)
        {
            yield return new UsageEvent(
                _usage.InputTokenCount ?? 0,
                _usage.OutputTokenCount ?? 0,
                _usage.ReasoningTokenCount ?? 0,
                _cost
            );
        }

        yield return new EndEvent(_reason ?? "", _model, _provider, _unmapped);
    }

    private static IEnumerable<CitationEvent> CitationsOf(AIContent content)
    {
        var position = 0;
        foreach (var citation in (content.Annotations ?? []).OfType<CitationAnnotation>())
        {
            // What JamAI Base has looked up is cited in its answers by position, as [@0; @2].
            var chunk = citation.RawRepresentation as ReferenceChunk;
            yield return CitationOf(citation, chunk, chunk is null ? null : $"@{position++}");
        }
    }

    private static CitationEvent CitationOf(CitationAnnotation citation, ReferenceChunk? chunk, string? marker)
    {
        var place = chunk?.Page is { } page
            ? string.Create(CultureInfo.InvariantCulture, $"{chunk.FileName}, page {page}")
            : chunk?.FileName;
        // An address comes from outside: only these are made into links.
        var url = citation.Url is { Scheme: "http" or "https" } safe ? safe.AbsoluteUri : null;
        return new CitationEvent(
            citation.Title ?? citation.Url?.Host ?? "Untitled",
            url,
            citation.Snippet,
            place,
            marker
        );
    }

    private static string ArgumentsOf(FunctionCallContent call) =>
        string.Join(
            ", ",
            (call.Arguments ?? new Dictionary<string, object?>()).Select(static one => $"{one.Key}: {one.Value}")
        );

    private void Note(AdditionalPropertiesDictionary? properties)
    {
        if (properties is null)
        {
            return;
        }

        if (properties.TryGetValue("provider", out var provider) && provider is string name)
        {
            _provider = name;
        }

        if (properties.TryGetValue("cost", out var cost) && cost is decimal amount)
        {
            _cost = (_cost ?? 0) + amount;
        }

        if (
            properties.TryGetValue(ChatAdapterOptions.UnmappedKey, out var left)
            && left is JsonElement { ValueKind: JsonValueKind.Array } sentences
        )
        {
            _unmapped = [.. sentences.EnumerateArray().Select(static one => one.GetString() ?? "")];
        }
    }
}
