using System.Text.Json;
using static InteractiveAi.Client.Benchmarks.Floor1Models;

namespace InteractiveAi.Client.Benchmarks;

/// <summary>One forward pass by hand over a chunk or a completion. What it does not know it skips.</summary>
/// <param name="names">What the chunks of a stream repeat; <see langword="null"/> for an answer that is alone.</param>
internal sealed class Floor1Reader(Floor1Names? names)
{
    // Chunks have one choice, and tool calls come one at a time: the arrays are as long as what is in them, and what they are
    // gathered in is used again.
    private List<Choice>? _choices;
    private List<Call>? _calls;
    private List<Token>? _tokens;
    private List<Token>? _top;
    private List<byte>? _bytes;

    public Chunk Read(ReadOnlySpan<byte> utf8)
    {
        Utf8JsonReader json = new(utf8);
        json.Read();
        Chunk chunk = new();
        while (json.Read() && json.TokenType is JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals("id"u8))
            {
                json.Read();
                chunk.Id = Name(ref json);
            }
            else if (json.ValueTextEquals("choices"u8))
            {
                chunk.Choices = ReadChoices(ref json);
            }
            else if (json.ValueTextEquals("model"u8))
            {
                json.Read();
                chunk.Model = Name(ref json);
            }
            else if (json.ValueTextEquals("created"u8))
            {
                json.Read();
                chunk.Created = json.GetInt64();
            }
            else if (json.ValueTextEquals("system_fingerprint"u8))
            {
                json.Read();
                chunk.Fingerprint = Name(ref json);
            }
            else if (json.ValueTextEquals("provider"u8))
            {
                json.Read();
                chunk.Provider = Name(ref json);
            }
            else if (json.ValueTextEquals("usage"u8))
            {
                chunk.Usage = ReadUsage(ref json);
            }
            else
            {
                Skip(ref json);
            }
        }

        return chunk;
    }

    private static void Skip(ref Utf8JsonReader json)
    {
        json.Read();
        json.Skip();
    }

    private static Usage? ReadUsage(ref Utf8JsonReader json)
    {
        json.Read();
        if (json.TokenType is JsonTokenType.Null)
        {
            return null;
        }

        Usage usage = new();
        while (json.Read() && json.TokenType is JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals("prompt_tokens"u8))
            {
                json.Read();
                usage.Prompt = json.GetInt32();
            }
            else if (json.ValueTextEquals("completion_tokens"u8))
            {
                json.Read();
                usage.Completion = json.GetInt32();
            }
            else if (json.ValueTextEquals("total_tokens"u8))
            {
                json.Read();
                usage.Total = json.GetInt32();
            }
            else
            {
                Skip(ref json);
            }
        }

        return usage;
    }

    private Choice[] ReadChoices(ref Utf8JsonReader json)
    {
        json.Read();
        while (json.Read() && json.TokenType is JsonTokenType.StartObject)
        {
            (_choices ??= []).Add(ReadChoice(ref json));
        }

        return Take(_choices);
    }

    private Choice ReadChoice(ref Utf8JsonReader json)
    {
        Choice choice = new();
        while (json.Read() && json.TokenType is JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals("index"u8))
            {
                json.Read();
                choice.Index = json.GetInt32();
            }
            else if (json.ValueTextEquals("delta"u8) || json.ValueTextEquals("message"u8))
            {
                choice.Delta = ReadDelta(ref json);
            }
            else if (json.ValueTextEquals("finish_reason"u8))
            {
                json.Read();
                choice.FinishReason = Name(ref json);
            }
            else if (json.ValueTextEquals("logprobs"u8))
            {
                choice.Logprobs = ReadLogprobs(ref json);
            }
            else
            {
                Skip(ref json);
            }
        }

        return choice;
    }

    private Delta ReadDelta(ref Utf8JsonReader json)
    {
        json.Read();
        Delta delta = new();
        while (json.Read() && json.TokenType is JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals("content"u8))
            {
                json.Read();
                delta.Content = json.GetString();
            }
            else if (json.ValueTextEquals("role"u8))
            {
                json.Read();
                delta.Role = Name(ref json);
            }
            else if (json.ValueTextEquals("reasoning"u8))
            {
                json.Read();
                delta.Reasoning = json.GetString();
            }
            else if (json.ValueTextEquals("tool_calls"u8))
            {
                delta.ToolCalls = ReadCalls(ref json);
            }
            else
            {
                Skip(ref json);
            }
        }

        return delta;
    }

    private Call[] ReadCalls(ref Utf8JsonReader json)
    {
        json.Read();
        while (json.Read() && json.TokenType is JsonTokenType.StartObject)
        {
            Call call = new();
            while (json.Read() && json.TokenType is JsonTokenType.PropertyName)
            {
                if (json.ValueTextEquals("index"u8))
                {
                    json.Read();
                    call.Index = json.GetInt32();
                }
                else if (json.ValueTextEquals("id"u8))
                {
                    json.Read();
                    call.Id = json.GetString();
                }
                else if (json.ValueTextEquals("function"u8))
                {
                    ReadFunction(ref json, call);
                }
                else
                {
                    Skip(ref json);
                }
            }

            (_calls ??= []).Add(call);
        }

        return Take(_calls);
    }

    private static void ReadFunction(ref Utf8JsonReader json, Call call)
    {
        json.Read();
        while (json.Read() && json.TokenType is JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals("name"u8))
            {
                json.Read();
                call.Name = json.GetString();
            }
            else if (json.ValueTextEquals("arguments"u8))
            {
                json.Read();
                call.Arguments = json.GetString();
            }
            else
            {
                Skip(ref json);
            }
        }
    }

    private Token[]? ReadLogprobs(ref Utf8JsonReader json)
    {
        json.Read();
        if (json.TokenType is JsonTokenType.Null)
        {
            return null;
        }

        Token[]? tokens = null;
        while (json.Read() && json.TokenType is JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals("content"u8))
            {
                tokens = ReadTokens(ref json, _tokens ??= []);
            }
            else
            {
                Skip(ref json);
            }
        }

        return tokens;
    }

    private Token[] ReadTokens(ref Utf8JsonReader json, List<Token> list)
    {
        json.Read();
        while (json.Read() && json.TokenType is JsonTokenType.StartObject)
        {
            list.Add(ReadToken(ref json));
        }

        return Take(list);
    }

    private Token ReadToken(ref Utf8JsonReader json)
    {
        Token token = new();
        while (json.Read() && json.TokenType is JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals("token"u8))
            {
                json.Read();
                token.Text = json.GetString();
            }
            else if (json.ValueTextEquals("logprob"u8))
            {
                json.Read();
                token.Logprob = json.GetDouble();
            }
            else if (json.ValueTextEquals("bytes"u8))
            {
                token.Bytes = ReadBytes(ref json);
            }
            else if (json.ValueTextEquals("top_logprobs"u8))
            {
                token.Top = ReadTokens(ref json, _top ??= []);
            }
            else
            {
                Skip(ref json);
            }
        }

        return token;
    }

    private byte[]? ReadBytes(ref Utf8JsonReader json)
    {
        json.Read();
        if (json.TokenType is JsonTokenType.Null)
        {
            return null;
        }

        while (json.Read() && json.TokenType is JsonTokenType.Number)
        {
            (_bytes ??= []).Add(json.GetByte());
        }

        return Take(_bytes);
    }

    private static T[] Take<T>(List<T>? list)
    {
        if (list is null || list.Count is 0)
        {
            return [];
        }

        T[] taken = [.. list];
        list.Clear();
        return taken;
    }

    private string? Name(ref Utf8JsonReader json) => names is null ? json.GetString() : names.Read(ref json);
}
