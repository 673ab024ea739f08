using System.Collections.Concurrent;
using System.Diagnostics.Tracing;

namespace InteractiveAi.Client.Benchmarks;

/// <summary>Counts, by type, the runtime's notice of every hundred kilobytes allocated.</summary>
internal sealed class AllocationTicks : EventListener
{
    private const EventKeywords Collector = (EventKeywords)1;

    private readonly ConcurrentDictionary<string, int> _ticks = new(StringComparer.Ordinal);
    private volatile bool _isCounting;

    public IReadOnlyDictionary<string, int> Ticks => _ticks;

    public bool IsCounting
    {
        get => _isCounting;
        set => _isCounting = value;
    }

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name is "Microsoft-Windows-DotNETRuntime")
        {
            EnableEvents(eventSource, EventLevel.Verbose, Collector);
        }
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        if (
            IsCounting
            && eventData.EventName is { } name
            && name.StartsWith("GCAllocationTick", StringComparison.Ordinal)
            && eventData.Payload?[5] is string type
        )
        {
            _ticks.AddOrUpdate(type, 1, static (_, count) => count + 1);
        }
    }
}
