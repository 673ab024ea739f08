using Microsoft.Extensions.AI;

namespace InteractiveAi.Client;

/// <summary>What a tool gave back.</summary>
/// <param name="CallId">The call's id.</param>
/// <param name="Call">The call, where it is known.</param>
/// <param name="Content">The result.</param>
internal sealed record ToolResult(string CallId, FunctionCallContent? Call, MessageContent Content);
