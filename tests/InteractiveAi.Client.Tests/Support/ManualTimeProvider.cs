using System.Threading.Channels;

namespace InteractiveAi.Client.Tests;

/// <summary>A clock that stands still until a test moves it, with timers that fire inside <see cref="Advance"/>.</summary>
internal sealed class ManualTimeProvider : TimeProvider
{
    private readonly object _lock = new();
    private readonly List<ManualTimer> _timers = [];
    private readonly Channel<TimeSpan> _started = Channel.CreateUnbounded<TimeSpan>();
    private DateTimeOffset _now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>How long each waiting timer still waits, shortest first.</summary>
    public IReadOnlyList<TimeSpan> Waiting
    {
        get
        {
            lock (_lock)
            {
                return [.. _timers.Where(t => t.Due is not null).Select(t => t.Due!.Value - _now).Order()];
            }
        }
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
        {
            return _now;
        }
    }

    public override long GetTimestamp() => GetUtcNow().Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>The duration of the next timer that somebody starts or has started since the last call.</summary>
    public async Task<TimeSpan> NextTimerAsync()
    {
        // A limit against hanging for ever, not a wait that anything depends on.
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        return await _started.Reader.ReadAsync(limit.Token);
    }

    /// <summary>Moves the clock over every timer that is started until a task has ended, and says how long each was to wait.</summary>
    /// <param name="task">The task.</param>
    /// <param name="over">The waits to move over: not those that end by themselves, such as a limit on something that is already there.</param>
    public async Task<IReadOnlyList<TimeSpan>> RunAsync(Task task, Func<TimeSpan, bool>? over = null)
    {
        var waits = new List<TimeSpan>();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (true)
        {
            using var ended = CancellationTokenSource.CreateLinkedTokenSource(limit.Token);
            var next = _started.Reader.ReadAsync(ended.Token).AsTask();
            if (await Task.WhenAny(task, next) == task)
            {
                await ended.CancelAsync();
                await next.ContinueWith(static _ => { }, TaskScheduler.Default);
                return waits;
            }

            TimeSpan wait = await next;
            if (over?.Invoke(wait) is not false)
            {
                waits.Add(wait);
                Advance(wait);
            }
        }
    }

    /// <summary>Moves the clock and fires what becomes due on the way, in the order in which it becomes due.</summary>
    public void Advance(TimeSpan by)
    {
        var target = GetUtcNow() + by;
        while (true)
        {
            ManualTimer? next;
            lock (_lock)
            {
                next = _timers.Where(t => t.Due <= target).MinBy(t => t.Due);
                if (next is null)
                {
                    _now = target;
                    return;
                }

                _now = next.Due > _now ? next.Due.Value : _now;
                next.Due = next.Period > TimeSpan.Zero ? _now + next.Period : null;
            }

            next.Fire();
        }
    }

    private sealed class ManualTimer(ManualTimeProvider clock, TimerCallback callback, object? state) : ITimer
    {
        public DateTimeOffset? Due { get; set; }

        public TimeSpan Period { get; private set; }

        public void Fire() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._lock)
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
            lock (clock._lock)
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
