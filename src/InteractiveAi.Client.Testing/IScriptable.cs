namespace InteractiveAi.Client.Testing;

/// <summary>Something that replies to calls as it was told: a <see cref="GatewayScript"/>, a <see cref="ScriptedGateway"/>, a <see cref="LocalGateway"/>.</summary>
/// <remarks>The short forms are extension methods of <see cref="ScriptableExtensions"/>.</remarks>
public interface IScriptable
{
    /// <summary>Adds a reply behind those that are waiting. Each is used for one call.</summary>
    /// <param name="reply">Makes the reply when its call has come, which it is given. What it throws, the call fails with.</param>
    void Enqueue(Func<RecordedCall, ScriptedReply> reply);
}
