namespace InteractiveAi.Client;

/// <summary>The time limits of one call, joined with the caller's own cancellation.</summary>
/// <remarks>
/// Being late and being cancelled look the same to whoever waits; this tells them apart afterwards, because a limit of ours must
/// surface as a <see cref="ChatTimeoutException"/> and only the caller's wish as an <see cref="OperationCanceledException"/>.
/// </remarks>
internal sealed class CallDeadline : IDisposable
{
    private readonly CancellationTokenSource _source;
    private readonly CancellationToken _call;
    private readonly CancellationToken _enumeration;
    private readonly CancellationTokenRegistration _callRegistration;
    private readonly CancellationTokenRegistration _enumerationRegistration;
    private ChatTimeoutPhase _phase;
    private TimeSpan _limit;
    private bool _armed;

    /// <summary>Starts the first limit.</summary>
    /// <param name="clock">The clock.</param>
    /// <param name="phase">What is limited.</param>
    /// <param name="limit">The limit.</param>
    /// <param name="call">The token that the call was given.</param>
    /// <param name="enumeration">
    /// The token that the enumeration of a stream was given. Not joined with the other one by the compiler, because an
    /// <see cref="OperationCanceledException"/> has to carry the token that the caller knows.
    /// </param>
    public CallDeadline(
        TimeProvider clock,
        ChatTimeoutPhase phase,
        TimeSpan limit,
        CancellationToken call,
        CancellationToken enumeration = default
    )
    {
        _phase = phase;
        _limit = limit;
        _call = call;
        _enumeration = enumeration;
        _source = new CancellationTokenSource(limit, clock);
        _callRegistration = Cancel(call);
        _enumerationRegistration = enumeration == call ? default : Cancel(enumeration);
    }

    public CancellationToken Token => _source.Token;

    /// <summary>Goes over from the limit on the first event to the one on the silence between events.</summary>
    public void BeginIdle(TimeSpan limit)
    {
        if (_phase is ChatTimeoutPhase.Idle)
        {
            return;
        }

        _source.CancelAfter(Timeout.InfiniteTimeSpan);
        // The first limit may have passed while the first event was being read: then that is what has to be told.
        if (!_source.IsCancellationRequested)
        {
            _phase = ChatTimeoutPhase.Idle;
            _limit = limit;
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

    /// <summary>Ends the call when the caller wishes so; a limit that has passed shows at the next read.</summary>
    /// <exception cref="OperationCanceledException">The caller has cancelled.</exception>
    public void ThrowIfCancelled()
    {
        _call.ThrowIfCancellationRequested();
        _enumeration.ThrowIfCancellationRequested();
    }

    /// <summary>Whether a failure is lateness or cancellation in disguise.</summary>
    public bool Caused(Exception exception) =>
        // A connection that is torn down by a cancelled read reports it in any of these forms.
        exception is OperationCanceledException or IOException or HttpRequestException or ObjectDisposedException
        && _source.IsCancellationRequested;

    /// <summary>What the caller must see of a failure that the deadline caused.</summary>
    public Exception Translate(Exception exception) =>
        _call.IsCancellationRequested ? Cancelled(exception, _call)
        : _enumeration.IsCancellationRequested ? Cancelled(exception, _enumeration)
        : new ChatTimeoutException(_phase, _limit, exception);

    public void Dispose()
    {
        _callRegistration.Dispose();
        _enumerationRegistration.Dispose();
        _source.Dispose();
    }

    private static OperationCanceledException Cancelled(Exception exception, CancellationToken token) =>
        new("The call was cancelled.", exception, token);

    private CancellationTokenRegistration Cancel(CancellationToken token) =>
        token.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), _source);
}
