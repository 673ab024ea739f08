namespace InteractiveAi.Client.Tests;

/// <summary>Whole bodies in which every member that the library knows has a value, written in the order in which it writes them.</summary>
internal static class WireSamples
{
    public const string Request = """
        {
          "model": "openai/gpt-4o",
          "messages": [
            { "role": "system", "content": "Be brief.", "name": "rules" },
            {
              "role": "developer",
              "content": [
                {
                  "type": "text",
                  "text": "A long prefix",
                  "cache_control": { "type": "ephemeral", "ttl": "1h", "x-cache": 1 },
                  "x-text": 1
                }
              ],
              "name": "dev"
            },
            {
              "role": "user",
              "content": [
                { "type": "text", "text": "Look, listen, watch and read:" },
                {
                  "type": "image_url",
                  "cache_control": { "type": "ephemeral" },
                  "image_url": { "url": "https://example.test/a.png", "detail": "high", "x-url": 1 },
                  "x-image": 1
                },
                {
                  "type": "input_audio",
                  "input_audio": { "data": "AAAA", "format": "wav", "x-audio": 1 },
                  "x-part": 1
                },
                {
                  "type": "video_url",
                  "video_url": { "url": "https://example.test/a.mp4", "x-url": 1 },
                  "x-video": 1
                },
                { "type": "input_video", "video_url": { "url": "data:video/mp4;base64,AAAA" } },
                {
                  "type": "file",
                  "cache_control": { "type": "ephemeral", "ttl": "5m" },
                  "file": {
                    "filename": "a.pdf",
                    "file_data": "data:application/pdf;base64,AAAA",
                    "file_id": "file_1",
                    "x-file": 1
                  },
                  "x-part": 1
                },
                { "type": "brand_new", "payload": { "a": 1.00 } }
              ],
              "name": "ann",
              "x-user": 1
            },
            {
              "role": "assistant",
              "content": "Let me see.",
              "name": "bot",
              "refusal": "No.",
              "reasoning": "Hm.",
              "reasoning_details": [
                { "type": "reasoning.summary", "summary": "Hm", "id": "r1", "format": "openai-responses-v1", "index": 0 },
                { "type": "reasoning.encrypted", "data": "c2VjcmV0", "id": "call_1", "format": "google-gemini-v1", "index": 1 },
                {
                  "type": "reasoning.text",
                  "text": "Hm.",
                  "signature": "sig",
                  "id": "r3",
                  "format": "anthropic-claude-v1",
                  "index": 2,
                  "x-detail": 1
                },
                { "type": "reasoning.brand_new", "index": 3 }
              ],
              "tool_calls": [
                {
                  "index": 0,
                  "id": "call_1",
                  "type": "function",
                  "function": { "name": "get_weather", "arguments": "{\"city\":\"Lisbon\"}", "x-function": 1 },
                  "x-call": 1
                }
              ],
              "annotations": [
                {
                  "type": "url_citation",
                  "url_citation": {
                    "url": "https://example.test",
                    "title": "Example",
                    "content": "…",
                    "start_index": 0,
                    "end_index": 5,
                    "x-citation": 1
                  },
                  "x-annotation": 1
                },
                {
                  "type": "file",
                  "file": {
                    "hash": "abc",
                    "name": "a.pdf",
                    "content": [{ "type": "text", "text": "Page 1" }],
                    "x-file": 1
                  }
                },
                { "type": "brand_new", "brand_new": [] }
              ],
              "images": [{ "type": "image_url", "image_url": { "url": "data:image/png;base64,AAAA" } }],
              "audio": { "id": "aud_1", "data": "AAAA", "transcript": "Hm", "expires_at": 1700000000, "x-audio": 1 },
              "x-assistant": 1
            },
            {
              "role": "tool",
              "tool_call_id": "call_1",
              "content": [{ "type": "text", "text": "{\"celsius\":21}" }],
              "x-tool": 1
            },
            { "role": "brand_new", "content": null }
          ],
          "stream": true,
          "models": ["openai/gpt-4o", "anthropic/claude-sonnet-4.5"],
          "route": "fallback",
          "provider": {
            "order": ["Anthropic", "Amazon Bedrock"],
            "only": ["Azure", "Brand New"],
            "ignore": ["FakeProvider"],
            "allow_fallbacks": false,
            "require_parameters": true,
            "data_collection": "deny",
            "zdr": true,
            "enforce_distillable_text": false,
            "quantizations": ["int4", "bf16", "brand_new"],
            "sort": { "by": "latency", "partition": "model", "x-sort": 1 },
            "max_price": { "prompt": 3.00, "completion": "15", "image": 1e-7, "audio": 0, "request": "0.10", "x-price": 1 },
            "preferred_min_throughput": 50,
            "preferred_max_latency": 2.5,
            "min_throughput": 10,
            "max_latency": 10,
            "x-provider": 1
          },
          "plugins": [
            { "id": "moderation", "x-moderation": 1 },
            { "id": "web", "enabled": true, "max_results": 3, "search_prompt": "Found:", "engine": "exa", "x-web": 1 },
            {
              "id": "file-parser",
              "enabled": true,
              "pdf": { "engine": "mistral-ocr", "x-pdf": 1 },
              "x-parser": 1
            },
            { "id": "response-healing", "enabled": false, "x-healing": 1 },
            { "id": "brand-new", "depth": 2 }
          ],
          "reasoning": {
            "effort": "high",
            "summary": "concise",
            "max_tokens": 2048,
            "exclude": false,
            "enabled": true,
            "x-reasoning": 1
          },
          "session_id": "run-42",
          "debug": { "echo_upstream_body": true, "x-debug": 1 },
          "temperature": 0.5,
          "top_p": 0.9,
          "max_tokens": 100,
          "max_completion_tokens": 200,
          "frequency_penalty": -0.5,
          "presence_penalty": 0.25,
          "stop": ["END", "###"],
          "tools": [
            {
              "type": "function",
              "function": {
                "name": "get_weather",
                "description": "Current weather",
                "parameters": { "type": "object", "properties": { "city": { "type": "string" } }, "x-limit": 1.0 },
                "strict": true,
                "x-function": 1
              },
              "x-tool": 1
            },
            { "type": "brand_new", "depth": 2 }
          ],
          "tool_choice": { "type": "function", "function": { "name": "get_weather", "x-choice": 1 } },
          "response_format": {
            "type": "json_schema",
            "json_schema": {
              "name": "weather",
              "description": "The weather",
              "schema": { "type": "object", "additionalProperties": false, "x-limit": 1.0 },
              "strict": true,
              "x-schema": 1
            },
            "x-format": 1
          },
          "seed": 42,
          "n": 1,
          "logprobs": true,
          "top_logprobs": 2,
          "logit_bias": { "50256": -100, "11": 0.5 },
          "metadata": { "run": "42" },
          "user": "u-1",
          "stream_options": { "include_usage": true, "x-options": 1 },
          "top_k": 40,
          "x-request": { "a": [1.0, null] }
        }
        """;

    public const string Completion = """
        {
          "id": "gen-1",
          "object": "chat.completion",
          "created": 1700000000,
          "model": "openai/gpt-4o-2024-08-06",
          "provider": "OpenAI",
          "choices": [
            {
              "index": 0,
              "message": {
                "role": "assistant",
                "content": "Hi",
                "refusal": "No.",
                "reasoning": "Hm.",
                "reasoning_details": [
                  { "type": "reasoning.text", "text": "Hm.", "signature": "sig", "format": "anthropic-claude-v1", "index": 0 }
                ],
                "tool_calls": [
                  {
                    "index": 0,
                    "id": "call_1",
                    "type": "function",
                    "function": { "name": "get_weather", "arguments": "{\"city\":\"Lisbon\"}" }
                  }
                ],
                "annotations": [{ "type": "url_citation", "url_citation": { "url": "https://example.test" } }],
                "images": [{ "type": "image_url", "image_url": { "url": "data:image/png;base64,AAAA" } }],
                "audio": { "id": "aud_1", "data": "AAAA", "transcript": "Hi", "expires_at": 1700000000 },
                "x-message": 1
              },
              "finish_reason": "tool_calls",
              "native_finish_reason": "tool_use",
              "logprobs": {
                "content": [
                  {
                    "token": "Hi",
                    "logprob": -0.25,
                    "bytes": [72, 105],
                    "top_logprobs": [
                      { "token": "Hi", "logprob": -0.25, "bytes": [72, 105] },
                      { "token": "Hey", "logprob": -1.5, "bytes": [72, 101, 121], "x-top": 1 }
                    ],
                    "x-token": 1
                  }
                ],
                "refusal": [],
                "x-logprobs": 1
              },
              "reasoning_details": [{ "type": "reasoning.summary", "summary": "Hm", "index": 0 }],
              "error": { "code": 502, "message": "Provider returned error", "metadata": { "provider_name": "OpenAI" } },
              "x-choice": 1
            }
          ],
          "usage": {
            "prompt_tokens": 10,
            "completion_tokens": 20,
            "total_tokens": 30,
            "prompt_tokens_details": {
              "cached_tokens": 4,
              "cache_write_tokens": 2,
              "audio_tokens": 1,
              "video_tokens": 1,
              "text_tokens": 7,
              "image_tokens": 1,
              "x-prompt": 1
            },
            "completion_tokens_details": {
              "reasoning_tokens": 5,
              "audio_tokens": 1,
              "image_tokens": 1,
              "accepted_prediction_tokens": 2,
              "rejected_prediction_tokens": 1,
              "text_tokens": 12,
              "x-completion": 1
            },
            "cost": 0.00012,
            "cost_details": {
              "upstream_inference_cost": 0.0001,
              "upstream_inference_prompt_cost": 0.00004,
              "upstream_inference_completions_cost": 0.00006,
              "x-cost": 1
            },
            "is_byok": false,
            "server_tool_use_details": { "web_search_requests": 1.0 },
            "tool_usage_details": { "web_search_calls": 1, "code_interpreter_calls": 2, "x-tools": 1 },
            "x-usage": 1
          },
          "system_fingerprint": "fp_1",
          "service_tier": "default",
          "references": {
            "object": "chat.references",
            "chunks": [
              {
                "text": "The ferry leaves every ten minutes.",
                "title": "Lisbon by boat",
                "page": 4,
                "file_name": "boats.pdf",
                "file_path": "kb/boats.pdf",
                "document_id": "doc-1",
                "chunk_id": "chunk-7",
                "context": { "Harbour": "Cais do Sodré" },
                "metadata": { "pages": 12.0, "draft": null },
                "x-chunk": 1
              }
            ],
            "search_query": "ferry",
            "finish_reason": "stop",
            "x-references": 1
          },
          "openrouter_metadata": { "a": 1.0 }
        }
        """;
}
