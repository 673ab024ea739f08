namespace InteractiveAi.Client.Testing;

/// <summary>What <c>tool_choice</c> asks for.</summary>
internal enum ToolUse
{
    Auto,
    None,
    Required,
    Named,
}
