using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace InteractiveAi.Client.Samples.Web;

/// <summary>Measures one turn. Its tags are on the span of the HTTP request: a span of its own would not be current in what runs between two events.</summary>
internal sealed class TurnWatch(
    string gateway,
    Activity? request,
    Histogram<double> firstText,
    Histogram<double> duration,
    Counter<long> tokens
) : IDisposable
{
    private readonly long _began = Stopwatch.GetTimestamp();
    private bool _hasText;
    private string _outcome = "stopped";

    public void Saw(ChatEvent told)
    {
        switch (told)
        {
            case TextEvent when !_hasText:
                _hasText = true;
                firstText.Record(Stopwatch.GetElapsedTime(_began).TotalSeconds, Tag("chat.gateway", gateway));
                break;
            case UsageEvent usage:
                tokens.Add(usage.Input, Tag("chat.gateway", gateway), Tag("gen_ai.token.type", "input"));
                tokens.Add(usage.Output, Tag("chat.gateway", gateway), Tag("gen_ai.token.type", "output"));
                request?.SetTag("gen_ai.usage.input_tokens", usage.Input);
                request?.SetTag("gen_ai.usage.output_tokens", usage.Output);
                break;
            case EndEvent end:
                _outcome = "complete";
                request?.SetTag("gen_ai.response.model", end.Model);
                break;
        }
    }

    public void Failed(Exception failure)
    {
        _outcome = "failed";
        request?.SetTag("error.type", failure.GetType().FullName);
    }

    public void Dispose()
    {
        request?.SetTag("chat.gateway", gateway).SetTag("chat.outcome", _outcome);
        duration.Record(
            Stopwatch.GetElapsedTime(_began).TotalSeconds,
            Tag("chat.gateway", gateway),
            Tag("chat.outcome", _outcome)
        );
    }

    private static KeyValuePair<string, object?> Tag(string name, string value) => new(name, value);
}
