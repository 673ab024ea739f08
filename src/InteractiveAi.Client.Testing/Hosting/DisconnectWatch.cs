namespace InteractiveAi.Client.Testing;

/// <summary>One call's view of its client: counts the loss of the connection once, and only while the answer is incomplete.</summary>
internal sealed class DisconnectWatch(DisconnectCounter counter, Func<bool> isStopping)
{
    private int _settled;

    public void Lost()
    {
        // When the gateway stops it is the gateway that goes away.
        if (Interlocked.Exchange(ref _settled, 1) == 0 && !isStopping())
        {
            counter.Increment();
        }
    }

    public void Complete() => Interlocked.Exchange(ref _settled, 1);
}
