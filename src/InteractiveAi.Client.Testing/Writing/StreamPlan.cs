using System.Text.Json;

namespace InteractiveAi.Client.Testing;

/// <summary>How a stream goes, and where it goes wrong.</summary>
internal sealed class StreamPlan
{
    /// <summary>Between two events; never zero or less unless there is none, or it is for ever.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>After how many events the stream is over without its mark of the end.</summary>
    public int? EndAfter { get; init; }

    /// <summary>Whether that is a broken connection rather than a polite end.</summary>
    public bool Breaks { get; init; }

    /// <summary>After how many events the gateway gives up.</summary>
    public int? FailAfter { get; init; }

    /// <summary>The event that says so; <see langword="null"/> where the stream just stops.</summary>
    public Action<Utf8JsonWriter>? Error { get; init; }

    public bool Ends(int sent) => sent >= EndAfter;

    public bool Fails(int sent) => sent >= FailAfter;
}
