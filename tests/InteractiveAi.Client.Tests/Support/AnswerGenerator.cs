using System.Text;
using System.Text.Json;

namespace InteractiveAi.Client.Tests;

/// <summary>Random answers, each as the completion that a gateway gives and as one of the many streams that say the same.</summary>
/// <remarks>The same seed gives the same answer. The stream is cut here without any help of the library's.</remarks>
internal sealed class AnswerGenerator(int seed)
{
    private static readonly string[] alphabet =
    [
        "a",
        "b",
        " ",
        "\n",
        "\"",
        "\\",
        "é",
        "ß",
        "語",
        "🌊",
        "👩‍🚀",
        "\u0000",
        "\u2028",
        "{",
        "}",
        "/",
        "<",
    ];

    private static readonly string[] reasons = ["stop", "length", "tool_calls", "content_filter", "eos"];

    private static readonly string[] types = ["reasoning.text", "reasoning.summary", "reasoning.encrypted"];

    private readonly Random _random = new(seed);
    private readonly Dictionary<string, object> _head = [];

    /// <summary>The JSON of the completion, and of the events of a stream that says the same.</summary>
    public (string Completion, IReadOnlyList<string> Events) Next()
    {
        _head.Clear();
        Maybe(_head, "id", () => $"gen-{_random.Next(100)}");
        Maybe(_head, "created", () => _random.Next());
        Maybe(_head, "model", () => "vendor/model-ü");
        Maybe(_head, "provider", () => "Vendor");
        Maybe(_head, "system_fingerprint", () => "fp");
        Maybe(_head, "service_tier", () => "default");
        Maybe(_head, "x_top", Value);

        var choices = new List<object>();
        var queues = new List<Queue<object>>();
        var count = _random.Next(1, 4);
        for (var index = 0; index < count; index++)
        {
            var (choice, pieces) = Choice(index);
            choices.Add(choice);
            queues.Add(new Queue<object>(pieces));
        }

        var events = new List<string>();
        while (queues.RemoveAll(static queue => queue.Count is 0) >= 0 && queues.Count > 0)
        {
            // Choices come in any order, and sometimes several in one event.
            var some = queues.Where(_ => Chance(2)).ToList();
            var inOne = some.Count is 0 ? [queues[_random.Next(queues.Count)]] : some;
            events.Add(Event("chat.completion.chunk", inOne.Select(static queue => queue.Dequeue()).ToList()));
        }

        var completion = new Dictionary<string, object>(_head)
        {
            ["object"] = "chat.completion",
            ["choices"] = choices,
        };
        if (Chance(2))
        {
            object usage = new Dictionary<string, object>
            {
                ["total_tokens"] = 7,
                ["cost"] = 0.25,
                ["x_usage"] = Value(),
            };
            completion["usage"] = usage;
            events.Add(Event("chat.completion.chunk", [], ("usage", usage)));
        }

        return (Json(completion), events);
    }

    private (object Choice, List<object> Pieces) Choice(int index)
    {
        var message = new Dictionary<string, object> { ["role"] = "assistant" };
        var deltas = new List<Dictionary<string, object>>();
        var reason = reasons[_random.Next(reasons.Length)];
        foreach (var name in new[] { "reasoning", "reasoning_content", "content", "refusal" })
        {
            if (Chance(2))
            {
                var text = Text(1);
                message[name] = text;
                deltas.AddRange(Cut(text).Select(piece => new Dictionary<string, object> { [name] = piece }));
            }
        }

        if (Chance(2))
        {
            var details = Details(deltas);
            message["reasoning_details"] = details;
        }

        if (Chance(2))
        {
            message["tool_calls"] = Calls(deltas);
        }

        if (Chance(3))
        {
            List<object> images = [.. Enumerable.Range(0, _random.Next(3)).Select(_ => Image())];
            message["images"] = images;
            deltas.Add(new() { ["images"] = new List<object>() });
            deltas.AddRange(
                images.Select(image => new Dictionary<string, object> { ["images"] = new List<object> { image } })
            );
        }

        Maybe(message, "x_message", Value);
        var choice = new Dictionary<string, object>
        {
            ["index"] = index,
            ["message"] = message,
            ["finish_reason"] = reason,
        };
        Maybe(choice, "native_finish_reason", () => "native " + reason);
        Maybe(choice, "x_choice", Value);

        // What is empty says nothing, wherever it comes.
        deltas.Insert(0, new() { ["role"] = "assistant" });
        deltas.Add(new() { ["role"] = "" });
        if (message.GetValueOrDefault("x_message") is { } extra)
        {
            deltas[_random.Next(deltas.Count)]["x_message"] = extra;
        }

        var pieces = deltas.ConvertAll(delta =>
            (object)new Dictionary<string, object> { ["index"] = index, ["delta"] = delta }
        );
        var last = new Dictionary<string, object> { ["index"] = index, ["delta"] = new Dictionary<string, object>() };
        foreach (var name in new[] { "finish_reason", "native_finish_reason", "x_choice" })
        {
            if (choice.TryGetValue(name, out var value))
            {
                last[name] = value;
            }
        }

        pieces.Add(last);
        if (Chance(2))
        {
            pieces.Add(Chance(2) ? last : new Dictionary<string, object> { ["index"] = index, ["finish_reason"] = "" });
        }

        return (choice, pieces);
    }

    private List<object> Details(List<Dictionary<string, object>> deltas)
    {
        var details = new List<object>();
        var count = _random.Next(4);
        deltas.Add(new() { ["reasoning_details"] = new List<object>() });
        for (var index = 0; index < count; index++)
        {
            var type = types[_random.Next(types.Length)];
            var payload = type["reasoning.".Length..] is "encrypted" ? "data" : type["reasoning.".Length..];
            var text = Text(1);
            var detail = new Dictionary<string, object> { ["type"] = type, ["index"] = index };
            Maybe(detail, "format", () => "vendor-v1");
            foreach (var piece in Cut(text))
            {
                deltas.Add(Detail(new(detail) { [payload] = piece }));
            }

            detail[payload] = text;
            if (payload is "text" && Chance(2))
            {
                detail["signature"] = "c2ln";
                deltas.Add(
                    Detail(
                        new()
                        {
                            ["type"] = type,
                            ["index"] = index,
                            ["signature"] = "c2ln",
                        }
                    )
                );
            }

            details.Add(detail);
        }

        return details;

        static Dictionary<string, object> Detail(Dictionary<string, object> detail) =>
            new() { ["reasoning_details"] = new List<object> { detail } };
    }

    private List<object> Calls(List<Dictionary<string, object>> deltas)
    {
        var calls = new List<object>();
        var withIndex = Chance(2);
        var count = _random.Next(1, 4);
        var queues = new List<Queue<object>>();
        for (var index = 0; index < count; index++)
        {
            var arguments = Text(0);
            var call = new Dictionary<string, object> { ["id"] = $"call_{index}", ["type"] = "function" };
            if (withIndex)
            {
                call["index"] = index;
            }

            var queue = new Queue<object>();
            queue.Enqueue(new Dictionary<string, object>(call) { ["function"] = Function("f", Chance(2) ? "" : null) });
            foreach (var piece in Cut(arguments))
            {
                var fragment = new Dictionary<string, object> { ["function"] = Function(null, piece) };
                if (withIndex)
                {
                    fragment["index"] = index;
                }

                if (Chance(4))
                {
                    fragment["id"] = "";
                }

                queue.Enqueue(fragment);
            }

            queues.Add(queue);
            call["function"] = Function("f", arguments);
            calls.Add(call);
        }

        while (queues.RemoveAll(static queue => queue.Count is 0) >= 0 && queues.Count > 0)
        {
            // Fragments of several calls may only be mixed where an index tells them apart.
            var queue = queues[withIndex ? _random.Next(queues.Count) : 0];
            deltas.Add(new() { ["tool_calls"] = new List<object> { queue.Dequeue() } });
        }

        // Mixed calls begin in any order, and the indices put them right.
        return calls;
    }

    private static Dictionary<string, object> Function(string? name, string? arguments)
    {
        var function = new Dictionary<string, object>();
        if (name is not null)
        {
            function["name"] = name;
        }

        if (arguments is not null)
        {
            function["arguments"] = arguments;
        }

        return function;
    }

    private Dictionary<string, object> Image() =>
        new()
        {
            ["type"] = "image_url",
            ["image_url"] = new Dictionary<string, object> { ["url"] = $"https://example.test/{_random.Next(9)}.png" },
        };

    // Anywhere between two UTF-16 units, in the middle of characters too; with empty pieces in between.
    private List<string> Cut(string text)
    {
        var pieces = new List<string>();
        var start = 0;
        while (start < text.Length)
        {
            var length = Math.Min(_random.Next(4), text.Length - start);
            pieces.Add(text.Substring(start, length));
            start += length;
        }

        if (pieces.Count is 0)
        {
            pieces.Add("");
        }

        return pieces;
    }

    private string Text(int least)
    {
        var text = new StringBuilder();
        for (var i = _random.Next(least, 12); i > 0; i--)
        {
            text.Append(alphabet[_random.Next(alphabet.Length)]);
        }

        return text.ToString();
    }

    private object Value() =>
        _random.Next(4) switch
        {
            0 => _random.Next(),
            1 => Chance(2),
            2 => new List<object> { "x", 1.5 },
            _ => new Dictionary<string, object> { ["k"] = Text(0) },
        };

    private bool Chance(int oneIn) => _random.Next(oneIn) is 0;

    private void Maybe(Dictionary<string, object> target, string name, Func<object> value)
    {
        if (Chance(2))
        {
            target[name] = value();
        }
    }

    private string Event(string kind, List<object> choices, params (string Name, object Value)[] more)
    {
        var chunk = new Dictionary<string, object>(_head) { ["object"] = kind, ["choices"] = choices };
        foreach (var (name, value) in more)
        {
            chunk[name] = value;
        }

        return Json(chunk);
    }

    // Written by hand, because half a character has to be written as it is.
    private string Json(object value)
    {
        var json = new StringBuilder();
        Write(json, value);
        return json.ToString();
    }

    private static void Write(StringBuilder json, object value)
    {
        switch (value)
        {
            case string text:
                json.Append('"');
                foreach (var unit in text)
                {
                    _ = unit is < ' ' or '"' or '\\' or > '~'
                        ? json.Append(System.Globalization.CultureInfo.InvariantCulture, $"\\u{(int)unit:x4}")
                        : json.Append(unit);
                }

                json.Append('"');
                break;
            case bool flag:
                json.Append(flag ? "true" : "false");
                break;
            case List<object> list:
                json.Append('[');
                for (var i = 0; i < list.Count; i++)
                {
                    json.Append(i is 0 ? "" : ",");
                    Write(json, list[i]);
                }

                json.Append(']');
                break;
            case Dictionary<string, object> members:
                json.Append('{');
                var first = true;
                foreach (var (name, member) in members)
                {
                    json.Append(first ? "" : ",");
                    first = false;
                    Write(json, name);
                    json.Append(':');
                    Write(json, member);
                }

                json.Append('}');
                break;
            default:
                json.Append(Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture));
                break;
        }
    }
}
