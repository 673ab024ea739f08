namespace InteractiveAi.Client.Testing;

/// <summary>Counts clients that went away, and wakes those who wait for one.</summary>
internal sealed class DisconnectCounter
{
    private TaskCompletionSource _changed = NewSignal();
    private int _count;
    private volatile bool _closed;

    public int Count => Volatile.Read(ref _count);

    public void Increment()
    {
        Interlocked.Increment(ref _count);
        Signal();
    }

    public async Task WaitAsync(int count, Type owner, CancellationToken cancellationToken)
    {
        while (true)
        {
            // Taken before the count is read: a change in between completes the very signal that is awaited.
            var changed = Volatile.Read(ref _changed);
            if (Count >= count)
            {
                return;
            }

            ObjectDisposedException.ThrowIf(_closed, owner);
            await changed.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Fails all who still wait: nobody will disconnect from a gateway that is gone.</summary>
    public void Close()
    {
        _closed = true;
        Signal();
    }

    private void Signal() => Interlocked.Exchange(ref _changed, NewSignal()).TrySetResult();

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
