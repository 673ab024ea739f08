using Microsoft.Extensions.AI;

namespace InteractiveAi.Client;

/// <summary>A tool of a gateway's wire in the abstraction's list of tools.</summary>
internal sealed class GatewayTool(Tool tool) : AITool
{
    public Tool Tool { get; } = tool;

    public override string Name => Tool is FunctionTool { Name: { } name } ? name : Tool.Type;
}
