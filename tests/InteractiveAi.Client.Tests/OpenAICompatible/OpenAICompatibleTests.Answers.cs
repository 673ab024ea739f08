using static InteractiveAi.Client.Tests.TestClient;

namespace InteractiveAi.Client.Tests;

// Bodies and streams as local servers and other routers send them.
public sealed partial class OpenAICompatibleTests
{
    [Test]
    public async Task CompleteAsync_AnswerOfALocalServer_IsReadWithEverythingInIt()
    {
        var handler = new VerbatimHandler(
            VerbatimReply.Json(
                """
                {
                  "choices": [{"finish_reason": "tool_calls", "index": 0, "message": {"role": "assistant", "content": "", "tool_calls": [
                    {"type": "function", "function": {"name": "get_weather", "arguments": "{\"city\":\"Porto\"}"}, "id": "tBv7"}]}}],
                  "created": 1767225600, "model": "qwen3", "system_fingerprint": "b5215", "object": "chat.completion",
                  "usage": {"completion_tokens": 19, "prompt_tokens": 143, "total_tokens": 162}, "id": "chatcmpl-8",
                  "timings": {"prompt_n": 143, "predicted_per_second": 51.25}
                }
                """
            )
        );
        using var client = Local(handler);

        var reply = await client.CompleteAsync(Ask());

        Assert.That(reply.FinishReason, Is.EqualTo(FinishReason.ToolCalls));
        Assert.That(
            (reply.ToolCalls[0].Id, reply.ToolCalls[0].Function.Name, reply.ToolCalls[0].Function.Arguments),
            Is.EqualTo(("tBv7", "get_weather", """{"city":"Porto"}"""))
        );
        Assert.That(
            reply.AdditionalProperties!["timings"].GetProperty("predicted_per_second").GetDecimal(),
            Is.EqualTo(51.25m)
        );
    }

    [Test]
    public async Task StreamAsync_UsageInALastChunkWithoutChoices_IsFoldedIn()
    {
        var handler = new VerbatimHandler(
            VerbatimReply.Events(
                """
                data: {"id":"chatcmpl-9","object":"chat.completion.chunk","created":1,"model":"llama3.2","choices":[{"index":0,"delta":{"role":"assistant","content":"Ol"},"finish_reason":null}]}

                data: {"id":"chatcmpl-9","object":"chat.completion.chunk","created":1,"model":"llama3.2","choices":[{"index":0,"delta":{"content":"á"},"finish_reason":null}]}

                data: {"id":"chatcmpl-9","object":"chat.completion.chunk","created":1,"model":"llama3.2","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}

                data: {"id":"chatcmpl-9","object":"chat.completion.chunk","created":1,"model":"llama3.2","choices":[],"usage":{"prompt_tokens":11,"completion_tokens":2,"total_tokens":13}}

                data: [DONE]


                """
            )
        );
        using var client = Local(handler);

        var reply = await client.StreamAsync(Ask()).ToCompletionAsync();

        Assert.That(
            (reply.Text, reply.FinishReason, reply.Usage?.PromptTokens, reply.Usage?.TotalTokens, reply.Model),
            Is.EqualTo(("Olá", (FinishReason?)FinishReason.Stop, 11, 13, "llama3.2"))
        );
    }

    [Test]
    public async Task StreamAsync_ServerThatNeverTellsUsage_EndsAllTheSame()
    {
        var handler = new VerbatimHandler(
            VerbatimReply.Events(
                "data: {\"choices\":[{\"delta\":{\"content\":\"Hi\"}}]}\r\n\r\ndata: {\"choices\":[{\"delta\":{},\"finish_reason\":\"eos\"}]}\r\n\r\n"
            )
        );
        using var client = Local(handler, options => options.IncludeUsage = false);

        var reply = await client.StreamAsync(Ask()).ToCompletionAsync();

        Assert.That(
            (reply.Text, reply.FinishReason?.Value, reply.Usage),
            Is.EqualTo(("Hi", (string?)"eos", (TokenUsage?)null))
        );
    }

    private static IEnumerable<TestCaseData> Refusals()
    {
        yield return Refusal(
            "a path that the server does not have",
            VerbatimReply.Bytes("404 page not found", "text/plain; charset=utf-8", 404),
            ApiErrorKind.NotFound,
            "The gateway answered 404: 404 page not found. Check the path of the endpoint and the name of the model."
        );
        yield return Refusal(
            "Ollama, flat",
            VerbatimReply.Json("""{"error":"model 'llama9' not found"}""", 404),
            ApiErrorKind.NotFound,
            "The gateway answered 404: model 'llama9' not found. Check the path of the endpoint and the name of the model."
        );
        yield return Refusal(
            "Ollama, in OpenAI's shape",
            VerbatimReply.Json(
                """{"error":{"message":"model \"llama9\" not found, try pulling it first","type":"api_error","param":null,"code":null}}""",
                404
            ),
            ApiErrorKind.NotFound,
            "The gateway answered 404 (api_error): model \"llama9\" not found, try pulling it first. Check the path of the endpoint and the name of the model."
        );
        yield return Refusal(
            "FastAPI, a sentence",
            VerbatimReply.Json("""{"detail":"Not Found"}""", 404),
            ApiErrorKind.NotFound,
            "The gateway answered 404: Not Found. Check the path of the endpoint and the name of the model."
        );
        yield return Refusal(
            "FastAPI, a list that echoes the input",
            VerbatimReply.Json(
                """{"detail":[{"type":"missing","loc":["body","messages",0,"content"],"msg":"Field required","input":{"secret":"prompt"}}]}""",
                422
            ),
            ApiErrorKind.InvalidRequest,
            "The gateway answered 422: body.messages[0].content: Field required."
        );
        yield return Refusal(
            "vLLM of old, flat",
            VerbatimReply.Json(
                """{"object":"error","message":"max_tokens must be at least 1, got 0.","type":"BadRequestError","param":null,"code":400}""",
                400
            ),
            ApiErrorKind.InvalidRequest,
            "The gateway answered 400: max_tokens must be at least 1, got 0."
        );
        yield return Refusal(
            "vLLM of today",
            VerbatimReply.Json(
                """{"error":{"message":"Unauthorized","type":"AuthenticationError","param":null,"code":401}}""",
                401
            ),
            ApiErrorKind.Authentication,
            "The gateway answered 401: Unauthorized. Check the API key, or set one if there is none: this endpoint wants it."
        );
        yield return Refusal(
            "llama.cpp while it loads",
            VerbatimReply.Json("""{"error":{"code":503,"message":"Loading model","type":"unavailable_error"}}""", 503),
            ApiErrorKind.Overloaded,
            "The gateway answered 503: Loading model."
        );
        yield return Refusal(
            "an error under a status of success",
            VerbatimReply.Json("""{"error":"Unexpected endpoint or method. (POST /chat/completions)"}"""),
            ApiErrorKind.Other,
            "The gateway answered 200 with an error: Unexpected endpoint or method. (POST /chat/completions)."
        );
        yield return Refusal(
            "nothing",
            VerbatimReply.Bytes("", null, 405),
            ApiErrorKind.InvalidRequest,
            "The gateway answered 405."
        );
    }

    [TestCaseSource(nameof(Refusals))]
    public async Task Calls_RefusedByTheServer_FailWithItsOwnWords(object reply, ApiErrorKind kind, string message)
    {
        using var client = Local(new VerbatimHandler((VerbatimReply)reply, (VerbatimReply)reply));

        var whole = await FailureAsync<ApiException>(client.CompleteAsync(Ask()));
        var streamed = await FailureAsync<ApiException>(client.StreamAsync(Ask()));

        Assert.That((whole.Kind, whole.Message), Is.EqualTo((kind, message)));
        Assert.That((streamed.Kind, streamed.Message), Is.EqualTo((kind, message)));
    }

    [Test]
    public async Task StreamAsync_ErrorAfterText_ThrowsWithTheTextSoFar()
    {
        var handler = new VerbatimHandler(
            VerbatimReply.Events(
                """
                data: {"choices":[{"index":0,"delta":{"content":"Once"}}]}

                data: {"error":{"message":"an error was encountered while running the model","type":"api_error","param":null,"code":null}}


                """
            )
        );
        using var client = Local(handler);

        var (chunks, failure) = await ReadAsync(client.StreamAsync(Ask()));

        Assert.That(chunks.Select(chunk => chunk.Text), Is.EqualTo(["Once"]));
        Assert.That(failure, Is.TypeOf<ChatStreamException>());
        Assert.That(
            (failure!.Message, ((ChatStreamException)failure).PartialText),
            Is.EqualTo(
                (
                    "The stream ended with an error (api_error): an error was encountered while running the model.",
                    "Once"
                )
            )
        );
    }

    private static TestCaseData Refusal(string name, VerbatimReply reply, ApiErrorKind kind, string message) =>
        new TestCaseData(reply, kind, message).SetArgDisplayNames(name);
}
