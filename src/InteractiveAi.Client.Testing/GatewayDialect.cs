namespace InteractiveAi.Client.Testing;

/// <summary>The gateway whose addresses, requests, answers and errors a <see cref="LocalGateway"/> has.</summary>
/// <remarks>Each refuses what that gateway is known to refuse, so that a request which passes here has the form that it takes there.</remarks>
public enum GatewayDialect
{
    /// <summary>Interactive AI: <c>/api/v1</c>, reasoning details, citations, cost, keep-alive comments. It stands in for other servers of the same wire
    /// format too: a <see cref="LocalGateway"/> answers at <c>/v1</c> and at the root as well, a <see cref="ScriptedGateway"/> at any path that ends in
    /// <c>/chat/completions</c>.</summary>
    InteractiveAi,

    /// <summary>orq.ai: <c>/v2/router</c>, a model in every request, messages without members of other gateways, reasoning that comes as
    /// members of the message and goes back as parts of its content, thought signatures of <c>google/…</c> models.</summary>
    Orq,

    /// <summary>JamAI Base: <c>/api/v1</c>, validation that refuses the roles <c>tool</c> and <c>developer</c>, references before the answer,
    /// a copy of each delta, errors that echo the request.</summary>
    JamAi,
}
