using System.Reflection;
using System.Runtime.CompilerServices;

namespace InteractiveAi.Client.Tests;

/// <summary>What is shown of each public type in logs and debuggers, whatever has been put into it. A new type is here from its first day.</summary>
public class DisplayTests
{
    // They name things: models, functions, tables and ids. WireModelTests says which member of each.
    private static readonly HashSet<string> names =
    [
        "AgenticRagSettings",
        "ChatAdapterOptions",
        "Annotation",
        "AudioOutput",
        "ChatCompletion",
        "ChatCompletionChunk",
        "ConversationThread",
        "Fallback",
        "FunctionCall",
        "FunctionTool",
        "KnowledgeBase",
        "JsonSchemaFormat",
        "LoadBalancer",
        "PromptInput",
        "PromptReference",
        "RagParameters",
        "ReferenceChunk",
        "RerankSettings",
        "ResponseInfo",
        "ToolCall",
        "ToolCallDelta",
        "ToolChoice",
        "WeightedModel",
        "ChatRequest",
        "InteractiveAiChatRequest",
        "OrqChatRequest",
        "JamAiChatRequest",
        // Where a request is wrong, and what is wrong there: no value of it.
        "RequestProblem",
        // Words of the wire, prices and media types.
        "CacheControl",
        "ServerCache",
        "SimpleFormat",
        "Price",
        "MediaData",
        "AudioPart",
        "FilePart",
        "ImagePart",
        "VideoPart",
    ];

    private static IEnumerable<Type> Types =>
        typeof(ChatClient)
            .Assembly.GetExportedTypes()
            .Where(static type =>
                type is { IsAbstract: false, IsEnum: false, ContainsGenericParameters: false }
                && !type.IsSubclassOf(typeof(Delegate))
                // Words of the wire, of which the text is all there is.
                && !type.GetInterfaces()
                    .Any(static one => one.Name.StartsWith("IExtensibleEnum", StringComparison.Ordinal))
            )
            .Append(typeof(StructuredCompletion<string>));

    [TestCaseSource(nameof(Types))]
    public void Type_FullOfSecrets_ShowsNone(Type type)
    {
        var value = RuntimeHelpers.GetUninitializedObject(type);
        for (var each = type; each is not null && each != typeof(object); each = each.BaseType)
        {
            foreach (
                var field in each.GetFields(
                        BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly
                    )
                    .Where(static field => field.FieldType == typeof(string))
            )
            {
                field.SetValue(value, "quokka zebrawolf");
            }
        }

        IReadOnlyList<string> shown = [.. Shown(value)];

        if (names.Contains(type.Name))
        {
            return;
        }

        CanaryScene.Search(type.Name, value is Exception ? [] : shown);
    }

    private static IEnumerable<string> Shown(object value)
    {
        try
        {
            return [.. Exposure.Shown(value)];
        }
        catch (Exception cause)
            when (cause is NullReferenceException or TargetInvocationException or ArgumentNullException)
        {
            // No constructor has run, so that what an object cannot be without is missing.
            return [];
        }
    }
}
