using System.Threading.Channels;

namespace InteractiveAi.Client.Testing;

/// <summary>A clock that stands still until a test moves it, for the waits of retries, time limits and scripted delays.</summary>
/// <remarks>
/// Give it to <see cref="ChatClientOptions.TimeProvider"/> and to the gateway. Timers fire inside <see cref="Advance"/>, on the thread that calls it, in the order in which
/// they become due. Thread-safe.
/// </remarks>
public sealed class ManualTimeProvider : TimeProvider
{
    private readonly List<ManualTimer> _timers = [];
    private readonly Channel<TimeSpan> _started = Channel.CreateUnbounded<TimeSpan>();
    private DateTimeOffset _now;

    /// <summary>A clock that stands at noon of 1 January 2030, UTC.</summary>
    public ManualTimeProvider()
        : this(new DateTimeOffset(2030, 1, 1, 12, 0, 0, TimeSpan.Zero)) { }

    /// <summary>A clock that stands at a moment.</summary>
    /// <param name="now">The moment.</param>
    public ManualTimeProvider(DateTimeOffset now) => _now = now;

    /// <inheritdoc/>
    /// <value>UTC.</value>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>How long each waiting timer still waits, shortest first.</summary>
    public IReadOnlyList<TimeSpan> Waiting
    {
        get
        {
            lock (_timers)
            {
                return
                [
                    .. _timers
                        .Where(static timer => timer.Due is not null)
                        .Select(timer => timer.Due!.Value - _now)
                        .Order(),
                ];
            }
        }
    }

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        lock (_timers)
        {
            return _now;
        }
    }

    /// <inheritdoc/>
    public override long GetTimestamp() => GetUtcNow().Ticks;

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        ManualTimer timer = new(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves the clock, and fires what becomes due on the way.</summary>
    /// <param name="by">How far; not backwards.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="by"/> is negative.</exception>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        var target = GetUtcNow() + by;
        while (true)
        {
            ManualTimer? next;
            lock (_timers)
            {
                next = _timers.Where(timer => timer.Due <= target).MinBy(static timer => timer.Due);
                if (next is null)
                {
                    _now = target > _now ? target : _now;
                    return;
                }

                _now = next.Due > _now ? next.Due.Value : _now;
                next.Due = next.Period > TimeSpan.Zero ? _now + next.Period : null;
            }

            next.Fire();
        }
    }

    /// <summary>Runs something to its end and skips its waits: whenever it begins one, the clock is moved over it.</summary>
    /// <param name="task">What is run, already begun.</param>
    /// <param name="longest">Waits longer than this are not skipped, such as the limits on a whole call; by default a minute.</param>
    /// <param name="cancellationToken">Gives up waiting; the task goes on.</param>
    /// <returns>The waits that were skipped, in their order: the delays between attempts, for one.</returns>
    /// <remarks>Does not throw what the task throws: await it afterwards.</remarks>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public async Task<IReadOnlyList<TimeSpan>> SkipWaitsAsync(
        Task task,
        TimeSpan? longest = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(task);
        List<TimeSpan> skipped = [];
        while (true)
        {
            using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            var started = _started.Reader.WaitToReadAsync(ended.Token).AsTask();
            if (await Task.WhenAny(task, started).ConfigureAwait(false) == task)
            {
                await ended.CancelAsync().ConfigureAwait(false);
                await started
                    .ContinueWith(
                        static _ => { },
                        CancellationToken.None,
                        TaskContinuationOptions.None,
                        TaskScheduler.Default
                    )
                    .ConfigureAwait(false);
                return skipped;
            }

            await started.ConfigureAwait(false);
            while (_started.Reader.TryRead(out var wait))
            {
                if (wait <= (longest ?? TimeSpan.FromMinutes(1)))
                {
                    skipped.Add(wait);
                    Advance(wait);
                }
            }
        }
    }

    private sealed class ManualTimer(ManualTimeProvider clock, TimerCallback callback, object? state) : ITimer
    {
        public DateTimeOffset? Due { get; set; }

        public TimeSpan Period { get; private set; }

        public void Fire() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._timers)
            {
                Period = period;
                Due = dueTime == Timeout.InfiniteTimeSpan ? null : clock._now + dueTime;
                if (!clock._timers.Contains(this))
                {
                    clock._timers.Add(this);
                }
            }

            if (dueTime != Timeout.InfiniteTimeSpan)
            {
                clock._started.Writer.TryWrite(dueTime);
            }

            return true;
        }

        public void Dispose()
        {
            lock (clock._timers)
            {
                clock._timers.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }
}
