using System.Collections.Concurrent;

namespace InteractiveAi.Client.Testing;

/// <summary>What a gateway replies, call by call.</summary>
/// <remarks>
/// The same script can be played in process (<see cref="ScriptedGateway"/>) or over HTTP (<see cref="LocalGatewayOptions.Script"/>), in the dialect of
/// any gateway. Replies are used up in the order in which calls come. Thread-safe.
/// </remarks>
public sealed class GatewayScript : IScriptable
{
    private readonly ConcurrentQueue<Func<RecordedCall, ScriptedReply>> _replies = new();
    private volatile Func<RecordedCall, ScriptedReply>? _otherwise;

    /// <summary>How many replies are waiting to be used. A test that ends with some left has not made the calls it meant to make.</summary>
    public int Remaining => _replies.Count;

    /// <inheritdoc/>
    public void Enqueue(Func<RecordedCall, ScriptedReply> reply)
    {
        ArgumentNullException.ThrowIfNull(reply);
        _replies.Enqueue(reply);
    }

    /// <summary>Sets what every call is replied to for which no reply is waiting.</summary>
    /// <param name="reply">Makes the reply; <see langword="null"/> for none, which is the default.</param>
    /// <returns>This script, so that settings can be chained.</returns>
    public GatewayScript Otherwise(Func<RecordedCall, ScriptedReply>? reply)
    {
        _otherwise = reply;
        return this;
    }

    /// <summary>Takes the reply to a call; <see langword="null"/> when the script has none.</summary>
    internal Func<RecordedCall, ScriptedReply>? Take() => _replies.TryDequeue(out var reply) ? reply : _otherwise;
}
