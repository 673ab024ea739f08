namespace InteractiveAi.Client.Testing;

/// <summary>A clock that stands still until a test moves it, for the waits of retries, time limits and scripted delays.</summary>
/// <remarks>
/// Give it to <see cref="ChatClientOptions.TimeProvider"/> and to the gateway. Timers fire inside <see cref="Advance"/>, on the thread that calls it, in the order in which
/// they become due. Thread-safe.
/// </remarks>
public sealed class ManualTimeProvider : TimeProvider
{
    private readonly List<ManualTimer> _timers = [];
    private TaskCompletionSource _started = NewSignal();
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
        AdvanceTo(GetUtcNow() + by, static _ => { });
    }

    /// <summary>Runs something to its end and skips its waits: while any are left, the clock is moved to the end of the next.</summary>
    /// <param name="task">What is run, already begun.</param>
    /// <param name="longest">Waits longer than this are not skipped. <see langword="null"/> for a minute, and for no time limits (those of a call, and any other <see cref="CancellationTokenSource"/> that waits
    /// for its time), however short; with a value, limits up to it run out too.</param>
    /// <param name="cancellationToken">Gives up waiting; the task goes on.</param>
    /// <returns>The waits that were skipped, in the order in which they ended: the delays between attempts, for one.</returns>
    /// <remarks>
    /// Does not throw what the task throws: await it afterwards. Only what goes by this clock is skipped: give it to the gateway, and to a client that the gateway did not make
    /// (<see cref="ChatClientOptions.TimeProvider"/>); others really wait, and nothing comes back as skipped.
    /// </remarks>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public async Task<IReadOnlyList<TimeSpan>> SkipWaitsAsync(
        Task task,
        TimeSpan? longest = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(task);
        List<TimeSpan> skipped = [];
        while (!task.IsCompleted)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Task started;
            DateTimeOffset? next;
            lock (_timers)
            {
                started = _started.Task;
                next = _timers.Where(timer => timer.IsSkipped(longest)).Min(static timer => timer.Due);
            }

            if (next is { } due)
            {
                AdvanceTo(
                    due,
                    timer =>
                    {
                        if (timer.IsSkipped(longest))
                        {
                            skipped.Add(timer.Wait);
                        }
                    }
                );
                continue;
            }

            var more = await Task.WhenAny(task, started.WaitAsync(cancellationToken)).ConfigureAwait(false);
            if (more != task)
            {
                await more.ConfigureAwait(false);
            }
        }

        return skipped;
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void AdvanceTo(DateTimeOffset target, Action<ManualTimer> firing)
    {
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

                firing(next);
                _now = next.Due > _now ? next.Due.Value : _now;
                next.Due = next.Period > TimeSpan.Zero ? _now + next.Period : null;
                next.HasFired = true;
            }

            next.Fire();
        }
    }

    private sealed class ManualTimer(ManualTimeProvider clock, TimerCallback callback, object? state) : ITimer
    {
        private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

        private bool _isDisposed;

        public DateTimeOffset? Due { get; set; }

        /// <summary>How long it was to wait when it was started.</summary>
        public TimeSpan Wait { get; private set; }

        public TimeSpan Period { get; private set; }

        public bool HasFired { get; set; }

        // The platform's own: a source whose time is limited gives itself to its timer.
        private bool IsLimit => state is CancellationTokenSource;

        public void Fire() => callback(state);

        /// <summary>Whether it waits, and is to wait no longer.</summary>
        public bool IsSkipped(TimeSpan? longest) =>
            Due is not null && !HasFired && (longest is { } limit ? Wait <= limit : Wait <= LongestWait && !IsLimit);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            TaskCompletionSource? told = null;
            lock (clock._timers)
            {
                if (_isDisposed)
                {
                    return false;
                }

                Period = period;
                HasFired = false;
                Wait = dueTime;
                Due = dueTime == Timeout.InfiniteTimeSpan ? null : clock._now + dueTime;
                if (!clock._timers.Contains(this))
                {
                    clock._timers.Add(this);
                }

                if (Due is not null)
                {
                    (told, clock._started) = (clock._started, NewSignal());
                }
            }

            told?.SetResult();
            return true;
        }

        public void Dispose()
        {
            lock (clock._timers)
            {
                _isDisposed = true;
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
