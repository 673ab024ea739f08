using System.Text.Json.Serialization;

namespace InteractiveAi.Client.Samples.Web;

/// <summary>One thing that happens while an answer comes: an event of the stream, whose type is <see cref="Name"/>.</summary>
[JsonDerivedType(typeof(StartEvent))]
[JsonDerivedType(typeof(TextEvent))]
[JsonDerivedType(typeof(ReasoningEvent))]
[JsonDerivedType(typeof(ToolCallEvent))]
[JsonDerivedType(typeof(ToolResultEvent))]
[JsonDerivedType(typeof(CitationEvent))]
[JsonDerivedType(typeof(RefusalEvent))]
[JsonDerivedType(typeof(UsageEvent))]
[JsonDerivedType(typeof(EndEvent))]
[JsonDerivedType(typeof(ErrorEvent))]
internal abstract record ChatEvent
{
    internal abstract string Name { get; }
}
