using System.Collections;
using System.Diagnostics;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace InteractiveAi.Client.Tests;

/// <summary>What logs, telemetry and debuggers take of an object without being asked for its content.</summary>
internal static partial class Exposure
{
    private const BindingFlags Any =
        BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    private static readonly Assembly library = typeof(ChatClient).Assembly;

    /// <summary>Everything that an exception tells: messages and texts of the whole chain, its data, and what is shown of the objects that it carries.</summary>
    public static IEnumerable<string> Of(Exception exception)
    {
        yield return exception.ToString();
        foreach (var one in Chain(exception))
        {
            yield return one.Message;
            yield return one.Source ?? "";
            yield return one.HelpLink ?? "";
            foreach (DictionaryEntry entry in one.Data)
            {
                yield return $"{entry.Key}={entry.Value}";
            }

            foreach (var text in OfGraph(one))
            {
                yield return text;
            }
        }
    }

    /// <summary>What is shown of an object of the library and of every other that can be reached from it.</summary>
    public static IEnumerable<string> OfGraph(object? root) => Reached(root).SelectMany(Shown);

    /// <summary>The objects of the library that can be reached by public properties.</summary>
    public static IReadOnlyCollection<object> Reached(object? root)
    {
        HashSet<object> seen = new(ReferenceEqualityComparer.Instance);
        Stack<object?> waiting = new([root]);
        List<object> found = [];
        while (waiting.TryPop(out var value))
        {
            if (value is null or string or JsonElement or Type or Delegate || !seen.Add(value))
            {
                continue;
            }

            if (value is IEnumerable many)
            {
                foreach (var one in many)
                {
                    waiting.Push(one);
                }
            }

            var type = value.GetType();
            if (
                type is { IsGenericType: true, IsValueType: true }
                && type.Name.StartsWith("KeyValuePair", StringComparison.Ordinal)
            )
            {
                waiting.Push(type.GetProperty("Value")!.GetValue(value));
            }

            if (type.Assembly != library)
            {
                continue;
            }

            found.Add(value);
            foreach (
                var property in type.GetProperties(BindingFlags.Instance | BindingFlags.Public)
                    .Where(one => one.CanRead && one.GetIndexParameters().Length is 0)
            )
            {
                waiting.Push(property.GetValue(value));
            }
        }

        return found;
    }

    /// <summary>What is shown of one object: its text, and what a debugger shows in its place.</summary>
    public static IEnumerable<string> Shown(object value)
    {
        yield return value.ToString() ?? "";
        var type = value.GetType();
        Assert.That(
            type.GetCustomAttribute<DebuggerTypeProxyAttribute>(),
            Is.Null,
            $"{type}: what its proxy shows is not looked at"
        );
        if (type.GetCustomAttribute<DebuggerDisplayAttribute>() is { } display)
        {
            foreach (var text in new[] { display.Value, display.Name, display.Type })
            {
                yield return Expression().Replace(text ?? "", one => Evaluate(value, one.Groups[1].Value));
            }
        }
    }

    public static IEnumerable<Exception> Chain(Exception exception)
    {
        IEnumerable<Exception> inner = exception switch
        {
            AggregateException many => many.InnerExceptions,
            { InnerException: { } one } => [one],
            _ => [],
        };
        return inner.SelectMany(Chain).Prepend(exception);
    }

    private static string Evaluate(object value, string expression)
    {
        object? current = value;
        foreach (var step in expression.Split('.'))
        {
            var type = current?.GetType();
            current =
                step.EndsWith("()", StringComparison.Ordinal)
                    ? type?.GetMethod(step[..^2], Any, [])!.Invoke(current, null)
                : type?.GetProperty(step, Any) is { } property ? property.GetValue(current)
                : type?.GetField(step, Any)!.GetValue(current);
        }

        return $"{current}";
    }

    [GeneratedRegex(@"\{([^{},]+)(?:,[a-z]+)*\}")]
    private static partial Regex Expression();
}
