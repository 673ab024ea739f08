namespace InteractiveAi.Client;

/// <summary>The time limits of one call, joined with the caller's own cancellation.</summary>
/// <remarks>
/// Being late and being cancelled look the same to whoever waits; this tells them apart afterwards, because a limit of ours must
/// surface as a <see cref="ChatTimeoutException"/> and only the caller's wish as an <see cref="OperationCanceledException"/>.
/// </remarks>
internal sealed class CallDeadline : IDisposable
{
    private readonly CancellationTokenSource _source;
    private readonly CancellationTokenRegistration _registration;
    private readonly CancellationToken _caller;
    private ChatTimeoutPhase _phase;
    private TimeSpan _limit;
    private bool _armed;

    public CallDeadline(TimeProvider clock, ChatTimeoutPhase phase, TimeSpan limit, CancellationToken caller)
    {
        _phase = phase;
        _limit = limit;
        _caller = caller;
        _source = new CancellationTokenSource(limit, clock);
        _registration = caller.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), _source);
    }

    public CancellationToken Token => _source.Token;

    /// <summary>Goes over from the limit on the first event to the one on the silence between events.</summary>
    public void BeginIdle(TimeSpan limit)
    {
        if (_phase is not ChatTimeoutPhase.Idle)
        {
            _phase = ChatTimeoutPhase.Idle;
            _limit = limit;
            _armed = false;
            _source.CancelAfter(Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Starts the limit on silence anew, because bytes came and more are waited for.</summary>
    public void Wait()
    {
        if (_phase is ChatTimeoutPhase.Idle)
        {
            _armed = true;
            _source.CancelAfter(_limit);
        }
    }

    /// <summary>Stops the limit on silence while the caller is busy with what came.</summary>
    public void Rest()
    {
        if (_armed)
        {
            _armed = false;
            _source.CancelAfter(Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Whether a failure is lateness or cancellation in disguise.</summary>
    public bool Caused(Exception exception) =>
        // A connection that is torn down by a cancelled read reports it in any of these forms.
        exception is OperationCanceledException or IOException or HttpRequestException or ObjectDisposedException
        && _source.IsCancellationRequested;

    /// <summary>What the caller must see of a failure that the deadline caused.</summary>
    public Exception Translate(Exception exception) =>
        _caller.IsCancellationRequested
            ? new OperationCanceledException("The call was cancelled.", exception, _caller)
            : new ChatTimeoutException(_phase, _limit, exception);

    public void Dispose()
    {
        _registration.Dispose();
        _source.Dispose();
    }
}
