using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis;

namespace InteractiveAi.Client.Tests;

/// <summary>Conversations and answers are saved and read back, by this library's options and by a user's own serializer context.</summary>
public sealed class WireJsonTests
{
    private const string Conversation = """
        [
          { "role": "system", "content": "Be brief." },
          {
            "role": "user",
            "content": [
              { "type": "text", "text": "Look:" },
              { "type": "image_url", "image_url": { "url": "data:image/png;base64,AAAA" } }
            ]
          },
          {
            "role": "assistant",
            "reasoning_details": [],
            "tool_calls": [
              { "id": "call_1", "type": "function", "function": { "name": "f", "arguments": "{}" } }
            ],
            "brand_new": 1.0
          },
          { "role": "tool", "tool_call_id": "call_1", "content": "21" },
          { "role": "critic", "score": 1.0 }
        ]
        """;

    private const string Saved = """
        {
          "Title": "Weather",
          "Messages": @,
          "Draft": { "messages": @, "temperature": 0.5, "brand_new": 1.0 },
          "Routed": {
            "model": "m",
            "messages": @,
            "provider": { "order": ["Anthropic"], "sort": "price", "max_price": { "prompt": 3.00 } },
            "plugins": [{ "id": "web", "max_results": 3 }],
            "stop": ["END"],
            "tools": [{ "type": "function", "function": { "name": "f", "parameters": { "type": "object" } } }],
            "response_format": { "type": "json_schema", "json_schema": { "name": "s" } }
          },
          "Answer": {
            "id": "gen-1",
            "created": 1700000000,
            "choices": [
              {
                "index": 0,
                "message": { "role": "assistant", "content": "Hi", "brand_new": 1.0 },
                "finish_reason": "stop",
                "logprobs": { "content": [{ "token": "Hi", "logprob": -0.5 }] }
              }
            ],
            "usage": { "total_tokens": 3, "cost": 0.5 }
          },
          "Chunk": { "id": "gen-1", "choices": [{ "index": 0, "delta": { "content": "Hi" } }] },
          "Reason": "brand_new",
          "Effort": "high",
          "Call": { "id": "call_1", "type": "function", "function": { "name": "f", "arguments": "{}" } },
          "Said": { "role": "assistant", "content": "Hi" },
          "Part": { "type": "file", "file": { "file_id": "file_1" } },
          "Error": { "code": "429", "message": "Slow down" }
        }
        """;

    private const string Program = """
        using System.Text.Json;
        using System.Text.Json.Serialization;
        using System.Text.Json.Serialization.Metadata;
        using InteractiveAi.Client;

        public sealed record Saved(
            string Title,
            List<Message> Messages,
            ChatRequest Draft,
            InteractiveAiChatRequest Routed,
            ChatCompletion Answer,
            ChatCompletionChunk Chunk,
            FinishReason Reason,
            EffortLevel? Effort,
            ToolCall Call,
            AssistantMessage Said,
            ContentPart Part,
            ApiError Error);

        public sealed record Album(ImagePart Cover, FunctionTool Tool, JsonSchemaFormat Format);

        [JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
        [JsonSerializable(typeof(Saved))]
        [JsonSerializable(typeof(Album))]
        internal sealed partial class AppJson : JsonSerializerContext;

        [JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
        [JsonSerializable(typeof(ToolCall))]
        [JsonSerializable(typeof(ChatCompletion))]
        internal sealed partial class WebJson : JsonSerializerContext;

        public static class App
        {
            public static string CallWithWebContext(string json) => Rewrite(json, WebJson.Default.ToolCall);

            public static string AnswerWithWebContext(string json) => Rewrite(json, WebJson.Default.ChatCompletion);

            private static readonly JsonSerializerOptions options = new(WireJson.Options)
            {
                TypeInfoResolver = JsonTypeInfoResolver.Combine(WireJson.Options.TypeInfoResolver, AppJson.Default),
            };

            public static string WithOwnContext(string json) => Rewrite(json, AppJson.Default.Saved);

            public static string WithChainedOptions(string json) => Rewrite(json, (JsonTypeInfo<Saved>)options.GetTypeInfo(typeof(Saved)));

            public static string AlbumWithChainedOptions(string json) => Rewrite(json, (JsonTypeInfo<Album>)options.GetTypeInfo(typeof(Album)));

            public static string TextWithOwnContext(string json) =>
                JsonSerializer.Deserialize(json, AppJson.Default.Saved)!.Answer.Text;

            private static string Rewrite<T>(string json, JsonTypeInfo<T> contract) =>
                JsonSerializer.Serialize(JsonSerializer.Deserialize(json, contract)!, contract);
        }
        """;

    private static readonly Lazy<Type> app = new(Compile);

    private static string SavedJson => Wire.Compact(Saved.Replace("@", Conversation, StringComparison.Ordinal));

    [Test]
    public void Options_AreSharedAndReadOnly()
    {
        JsonSerializerOptions first = WireJson.Options;

        Assert.That(WireJson.Options, Is.SameAs(first));
        Assert.That(WireJson.Options.IsReadOnly);
        Assert.That(() => WireJson.Options.MaxDepth = 5, Throws.InvalidOperationException);
        Assert.That(WireJson.Options.TypeInfoResolver, Is.Not.Null);
    }

    [Test]
    public void Conversation_OfEveryKindOfMessage_IsTheSameAfterReadingIt()
    {
        const string Saved =
            """[{"role":"user","content":"Hi"},{"role":"assistant","content":"Olá","reasoning":"r","x":1},{"role":"critic","y":[2]}]""";

        var read = JsonSerializer.Deserialize(Saved, WireJson.Conversation)!;

        Assert.That(read, Has.Count.EqualTo(3));
        Assert.That(JsonSerializer.Serialize(read, WireJson.Conversation), Is.EqualTo(Saved));
    }

    [Test]
    public void Options_Conversation_IsSavedAndReadBack()
    {
        string json = Wire.Compact(Conversation);

        Assert.That(Wire.Rewrite<List<Message>>(json), Is.EqualTo(json));
        Assert.That(
            Wire.Read<List<Message>>(json).Select(message => message.Role),
            Is.EqualTo(new[] { "system", "user", "assistant", "tool", "critic" })
        );
    }

    [Test]
    public void Options_LettersOfAnyScript_AreWrittenAsTheyAre() =>
        Assert.That(
            Wire.Write<Message>("é 東京 <&>'+\""),
            Is.EqualTo("""{"role":"user","content":"é 東京 <&>'+\""}""")
        );

    [Test]
    public void Options_DeepJson_IsReadToTheDepthThatIsPromised()
    {
        string deep = string.Concat(Enumerable.Repeat("[", 120)) + string.Concat(Enumerable.Repeat("]", 120));
        string json = $$$"""{"role":"user","content":{"x":{{{deep}}}}}""";

        Assert.That(Wire.Rewrite<Message>(json), Is.EqualTo(json));
    }

    [Test]
    public void ChainedOptions_InAnotherAssembly_WriteEverythingAsTheWireHasIt() =>
        Assert.That(Run("WithChainedOptions", SavedJson), Is.EqualTo(SavedJson));

    [Test]
    public void ChainedOptions_CasesOfUnionsDeclaredAsThemselves_KeepWhatTheyNest()
    {
        const string Json =
            """{"Cover":{"type":"image_url","image_url":{"url":"data:image/png;base64,AAAA"}},"Tool":{"type":"function","function":{"name":"f"}},"Format":{"type":"json_schema","json_schema":{"name":"s"}}}""";

        Assert.That(Run("AlbumWithChainedOptions", Json), Is.EqualTo(Json));
    }

    [Test]
    public void OwnContext_OfAnotherAssembly_LosesNothing()
    {
        string written = Run("WithOwnContext", SavedJson);

        Assert.That(JsonDifference.Find(SavedJson, written), Is.Null, written);
        Assert.That(Run("TextWithOwnContext", SavedJson), Is.EqualTo("Hi"));
    }

    [TestCase("CallWithWebContext", """{"type":"custom","name":"n","arguments":"a","readArguments":1}""")]
    [TestCase("CallWithWebContext", """{"id":"1","function":{"name":"f","arguments":"{}"},"name":"n"}""")]
    [TestCase("AnswerWithWebContext", """{"choices":[],"text":"t","message":1,"reasoning":[],"response":{}}""")]
    public void OwnContext_NamesInCamelCase_LosesNothing(string method, string json) =>
        Assert.That(Run(method, json), Is.EqualTo(json));

    [Test]
    public void OwnContext_StreamFlagOfARequest_IsKeptAmongTheAdditionalProperties()
    {
        var saved = JsonNode.Parse(SavedJson)!;
        saved["Draft"]!["stream"] = true;

        string written = Run("WithOwnContext", saved.ToJsonString());

        Assert.That(JsonDifference.Find(saved.ToJsonString(), written), Is.Null, written);
    }

    private static string Run(string method, string json) => (string)app.Value.GetMethod(method)!.Invoke(null, [json])!;

    /// <summary>A program that sees of the library only what is public, with a serializer context of its own.</summary>
    private static Type Compile()
    {
        List<Diagnostic> problems = [];
        var compilation = PlatformCompilation.Create(
            [SourceFile.Parse(Program, "App.cs")],
            name: "AppThatSavesConversations",
            generatorProblems: problems
        );
        problems.AddRange(compilation.GetDiagnostics().Where(problem => problem.Severity >= DiagnosticSeverity.Error));
        Assert.That(problems.Where(problem => problem.Severity >= DiagnosticSeverity.Warning), Is.Empty);
        using MemoryStream image = new();
        Assert.That(compilation.Emit(image).Success);
        return Assembly.Load(image.ToArray()).GetType("App")!;
    }
}
